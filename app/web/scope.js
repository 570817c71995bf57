// Where questions and quotations are searched for: all documents, chosen ones, or those of chosen organisations. The
// choice belongs to this tab of the browser alone; it goes along with each question and is kept nowhere else.
"use strict";

(() => {
	const KEY = "vraagbaak-zoek-in";
	const MOST_NAMED = 2;
	const VIEWS = 2; // with a bar that tells the choice: the chat and Vindplaats
	const bars = () => [...document.querySelectorAll(".vb-scope-bar")];
	const dialog = () => document.getElementById("vb-scope-choice");
	const all = (selector) => [...dialog().querySelectorAll(selector)];

	// { kind: "documents" or "bodies", names: [...], titles: [...] }, or null for everything
	function chosen() {
		try {
			return JSON.parse(sessionStorage.getItem(KEY));
		} catch {
			return null;
		}
	}

	function choose(scope) {
		if (scope) sessionStorage.setItem(KEY, JSON.stringify(scope));
		else sessionStorage.removeItem(KEY);
		show();
	}

	window.vraagbaakScope = () => {
		const scope = chosen();
		return scope ? JSON.stringify({ [scope.kind]: scope.names }) : "";
	};

	function show() {
		const scope = chosen();
		const named = scope?.titles.slice(0, MOST_NAMED).join(", ");
		const more = scope?.titles.length > MOST_NAMED ? `${named}…` : named;
		for (const bar of bars()) {
			const words = !scope
				? bar.dataset.all
				: scope.titles.length === 1
					? named
					: bar.dataset[scope.kind].replace("{count}", scope.titles.length).replace("{names}", more);
			const told = bar.querySelector(".vb-scope-open b");
			if (told.textContent !== words) told.textContent = words;
			bar.classList.toggle("vb-in-force", Boolean(scope));
			bar.querySelector(".vb-scope-clear").hidden = !scope;
		}
	}

	// --- the dialog

	const kindNow = () => dialog().querySelector("[name=kind]:checked")?.value ?? "";

	function showKind() {
		const kind = kindNow();
		for (const list of all("fieldset[data-kind]")) list.hidden = list.dataset.kind !== kind;
		dialog().querySelector(".vb-scope-filter").hidden = !kind;
		tell("");
	}

	function tell(words) {
		const problem = dialog().querySelector(".vb-problem");
		problem.textContent = words;
		problem.hidden = !words;
	}

	function filter() {
		const wanted = dialog().querySelector(".vb-scope-filter input").value.trim().toLocaleLowerCase("nl");
		for (const label of all("fieldset[data-kind] label")) {
			label.hidden = !label.textContent.toLocaleLowerCase("nl").includes(wanted);
		}
	}

	async function open() {
		let lists;
		try {
			const response = await fetch(bars()[0].dataset.address, { cache: "no-store" });
			if (!response.ok) return;
			lists = await response.text();
		} catch {
			return; // the page tells itself when the server is gone
		}
		dialog().querySelector(".vb-scope-names").innerHTML = lists;
		dialog().querySelector(".vb-scope-filter input").value = "";
		const scope = chosen();
		for (const radio of all("[name=kind]")) radio.checked = radio.value === (scope?.kind ?? "");
		for (const box of all("[type=checkbox]")) {
			box.checked = scope?.kind === box.name && scope.names.includes(box.value);
		}
		showKind();
		dialog().returnValue = "";
		dialog().showModal();
		dialog().querySelector("[name=kind]:checked").focus();
	}

	function use(event) {
		if (event.submitter?.value !== "ja") return;
		const kind = kindNow();
		const boxes = kind ? all(`[name=${kind}]:checked`) : [];
		if (kind && !boxes.length) {
			event.preventDefault();
			tell(bars()[0].dataset.nothing);
			return;
		}
		const titles = boxes.map((box) => box.dataset.title);
		choose(kind ? { kind, names: boxes.map((box) => box.value), titles } : null);
	}

	document.addEventListener("click", (event) => {
		if (!(event.target instanceof Element)) return;
		if (event.target.closest(".vb-scope-open")) open();
		const clear = event.target.closest(".vb-scope-clear");
		if (clear) {
			choose(null);
			clear.parentElement.querySelector(".vb-scope-open").focus(); // the button goes away
		}
	});

	// Elsewhere on the page somebody wants to ask about one document.
	document.addEventListener("vraagbaak-ask-about", (event) => {
		choose({ kind: "documents", names: [event.detail.file], titles: [event.detail.title] });
	});

	document.addEventListener("DOMContentLoaded", () => {
		dialog().addEventListener("change", (event) => event.target.name === "kind" && showKind());
		dialog().addEventListener("input", (event) => event.target.type === "search" && filter());
		dialog().addEventListener("submit", use);
		dialog().addEventListener("keydown", (event) => {
			if (event.key === "Enter" && event.target.type === "search") event.preventDefault();
		});
		new MutationObserver((_, observer) => {
			if (bars().length < VIEWS) return;
			show();
			observer.disconnect();
		}).observe(document.body, { childList: true, subtree: true });
	});
})();
