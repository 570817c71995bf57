// What the page does in the browser: it shows the view whose tab is chosen, opens a source when its number is clicked
// and keeps the newest question in sight. It builds no HTML: everything on the page comes, escaped, from the server.
"use strict";

(() => {
	// Gradio picks its words by the browser's language; this page is Dutch in every browser.
	for (const [name, value] of [["language", "nl"], ["languages", ["nl"]]]) {
		Object.defineProperty(navigator, name, { get: () => value, configurable: true });
	}

	const lostWords = document.currentScript?.dataset.lost ?? "";
	const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
	const glide = (element, block) =>
		element.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block });

	let cameFrom = null; // the number that was clicked last

	function showTurn(section) {
		for (const other of document.querySelectorAll(".vb-turn-sources")) {
			other.hidden = other !== section;
		}
	}

	function openSource(link) {
		const source = document.getElementById(link.hash.slice(1));
		if (!source) return;
		cameFrom = link;
		showTurn(source.closest(".vb-turn-sources"));
		source.open = true;
		for (const chosen of document.querySelectorAll(".vb-cite[aria-current]")) {
			chosen.removeAttribute("aria-current");
		}
		link.setAttribute("aria-current", "true");
		if (source.dataset.pages && matchMedia("(max-width: 860px)").matches) return; // its page covers everything
		source.querySelector("summary").focus({ preventScroll: true });
		const mark = source.querySelector("mark");
		const distance = mark ? mark.getBoundingClientRect().top - source.getBoundingClientRect().top : 0;
		if (distance > window.innerHeight / 2) glide(mark, "center");
		else glide(source, "start");
	}

	function goBack(link) {
		const turn = document.getElementById(link.hash.slice(1));
		const goal = cameFrom && turn?.contains(cameFrom) ? cameFrom : turn?.querySelector(".vb-question");
		if (!goal) return;
		goal.focus({ preventScroll: true });
		glide(goal, "center");
	}

	async function copyAnswer(button) {
		const words = button.textContent;
		try {
			await navigator.clipboard.writeText(button.dataset.text);
		} catch {
			return;
		}
		button.textContent = button.dataset.done;
		setTimeout(() => (button.textContent = words), 2000);
	}

	// The tabs follow the WAI-ARIA pattern: arrow keys, Home and End go from tab to tab. The chosen view stands in the
	// address, so that a link can lead to it.
	const tabs = () => [...document.querySelectorAll("#vb-tabs [role=tab]")];
	const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
	const nameOf = (tab) => tab.textContent.trim().toLowerCase();

	function choose(chosen) {
		for (const tab of tabs()) {
			const isChosen = tab === chosen;
			tab.setAttribute("aria-selected", String(isChosen));
			tab.tabIndex = isChosen ? 0 : -1;
		}
		document.body.dataset.view = chosen.getAttribute("aria-controls");
		const view = chosen === tabs()[0] ? "" : `#${nameOf(chosen)}`;
		history.replaceState(null, "", location.pathname + location.search + view); // a bare #... would lose the search
		window.scrollTo(0, 0);
	}

	document.addEventListener("keydown", (event) => {
		const all = tabs();
		const at = all.indexOf(event.target);
		if (at < 0) return;
		const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
		if (goal === undefined) return;
		event.preventDefault();
		const tab = all[(goal + all.length) % all.length];
		choose(tab);
		tab.focus();
	});

	// Arrow keys go through the sources of an answer: up and down in the list, left and right along its numbers.
	const ways = [
		{ of: ".vb-source > summary", within: "ol", back: "ArrowUp", on: "ArrowDown" },
		{ of: "a.vb-cite", within: ".vb-answer", back: "ArrowLeft", on: "ArrowRight" },
		{ of: "a.vb-hit", within: "section", back: "ArrowLeft", on: "ArrowRight" },
	];
	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof Element)) return;
		const way = ways.find(({ of }) => event.target.matches(of));
		if (!way) return;
		const all = [...event.target.closest(way.within).querySelectorAll(way.of)];
		const at = all.indexOf(event.target);
		const goal = { [way.back]: at - 1, [way.on]: at + 1, Home: 0, End: all.length - 1 }[event.key];
		if (goal === undefined) return;
		event.preventDefault();
		all[goal]?.focus();
	});

	// The panels are made by Gradio after the page has loaded; they get their role when they are there.
	const wanted = decodeURIComponent(location.hash.slice(1));
	let hasTabs = false;
	function makeTabs() {
		const all = tabs();
		if (hasTabs || !all.length || !all.every(panelOf)) return;
		hasTabs = true;
		for (const tab of all) {
			panelOf(tab).setAttribute("role", "tabpanel");
			panelOf(tab).setAttribute("aria-labelledby", tab.id);
		}
		const linked = all.find((tab) => nameOf(tab) === wanted);
		if (linked) choose(linked);
	}

	// A reference is made by the server when it is asked for. The clipboard is given the promise of it: some browsers
	// write only as the direct result of a click.
	async function copyReference(button) {
		const label = button.dataset.label ?? button.textContent;
		button.dataset.label = label;
		const reference = fetch(button.dataset.address).then((response) => {
			if (!response.ok) throw new Error(String(response.status));
			return response.json();
		});
		const part = (type, name) =>
			reference.then((made) => new Blob([made[name] ?? made.text], { type }));
		const parts = { "text/plain": part("text/plain", "text") };
		if (button.dataset.rich) parts["text/html"] = part("text/html", "html");
		try {
			await navigator.clipboard.write([new ClipboardItem(parts)]);
			button.textContent = button.dataset.done;
		} catch {
			button.textContent = button.dataset.failed;
		}
		setTimeout(() => (button.textContent = label), 2000);
	}

	const questionBox = () => document.querySelector("#vb-question textarea, #vb-question input");

	// How a question was read can be changed in its place: Enter asks it anew, Escape puts it back.
	document.addEventListener("keydown", (event) => {
		const reading = event.target instanceof Element ? event.target.closest(".vb-reading") : null;
		if (!reading || event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
		event.preventDefault();
		const meant = reading.textContent.trim();
		reading.textContent = reading.dataset.read;
		reading.blur();
		const box = questionBox();
		if (event.key === "Escape" || !meant || meant === reading.dataset.read || !box) return;
		const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
		Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(box, reading.dataset.meant + meant);
		box.dispatchEvent(new Event("input", { bubbles: true }));
		setTimeout(() => document.querySelector("#vb-send")?.click(), 50); // when Gradio has taken the words in
	});

	document.addEventListener("click", (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
		const cite = event.target.closest("a.vb-cite");
		const back = event.target.closest("a.vb-back");
		const copy = event.target.closest("button.vb-copy");
		const tab = event.target.closest("#vb-tabs [role=tab]");
		const refer = event.target.closest("button.vb-refer");
		if (cite || back) event.preventDefault();
		if (cite) openSource(cite);
		if (back) goBack(back);
		if (copy) copyAnswer(copy);
		if (tab) choose(tab);
		if (refer) copyReference(refer);
		if (event.target.closest(".vb-example, #vb-new, #vb-send")) {
			questionBox()?.focus({ preventScroll: true });
		}
	});

	// The newest question comes into sight when it is asked and when it is answered.
	let seen = "";
	function followConversation() {
		const turns = document.querySelectorAll(".vb-turn");
		const last = turns[turns.length - 1];
		const now = last ? `${last.id}:${last.querySelector(".vb-working") !== null}` : "";
		// What other scripts unfold in the same moment is there by the next frame, and the page as long as it gets.
		if (now !== seen && last) requestAnimationFrame(() => last.isConnected && glide(last, "start"));
		seen = now;
	}

	// Gradio says in English that the connection is gone; this page says it in Dutch, in its own place.
	function watchConnection() {
		const lost = document.querySelector(".toast-body.error, .toast-body.warning") !== null;
		let banner = document.getElementById("vb-lost");
		if (!lost) {
			banner?.remove();
		} else if (!banner) {
			banner = document.createElement("p");
			banner.id = "vb-lost";
			banner.setAttribute("role", "alert");
			banner.textContent = lostWords;
			document.body.append(banner);
		}
	}

	// The question box is ready for typing, except on a phone, where that would bring up the keyboard.
	let isReady = matchMedia("(pointer: coarse)").matches;
	function makeReady() {
		if (isReady || !questionBox()) return;
		isReady = true;
		if (document.activeElement === document.body) questionBox().focus({ preventScroll: true });
	}

	document.addEventListener("DOMContentLoaded", () => {
		new MutationObserver(() => {
			makeTabs();
			makeReady();
			followConversation();
			watchConnection();
		}).observe(document.body, { childList: true, subtree: true });
	});
})();
