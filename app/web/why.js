// The panel under an answer that tells how it came about: it comes, escaped, from the server when it is first opened.
"use strict";

(() => {
	async function fill(panel) {
		const body = panel.querySelector(".vb-why-body");
		panel.dataset.asked = "";
		body.setAttribute("aria-busy", "true");
		try {
			const response = await fetch(panel.dataset.address, { cache: "no-store" });
			body.innerHTML = await response.text();
		} catch {
			body.firstElementChild.textContent = panel.dataset.lost;
			delete panel.dataset.asked; // opened again, it is asked for again
		}
		body.removeAttribute("aria-busy");
	}

	document.addEventListener(
		"toggle",
		(event) => {
			const panel = event.target;
			if (panel instanceof Element && panel.matches(".vb-why") && panel.open && !("asked" in panel.dataset)) fill(panel);
		},
		true, // it does not bubble
	);

	document.addEventListener("keydown", (event) => {
		const panel = event.target instanceof Element && event.target.closest(".vb-why[open]");
		if (event.key !== "Escape" || event.defaultPrevented || !panel) return;
		event.preventDefault();
		panel.open = false;
		panel.querySelector("summary").focus();
	});
})();
