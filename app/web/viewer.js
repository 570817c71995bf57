// The panel with the page of a source: it opens on a click on a number or a source, turns pages, zooms and marks the
// quotation. Words come from the server and are set as text, never as HTML.
"use strict";

(() => {
	const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4]; // of zooming; 1 fits the width
	const LEGIBLE = 0.85; // pixels a point: on a page shown smaller, the view starts at the quotation's own width
	const MARGIN = 0.03; // of the width of a page, beside the marks
	const MOST_QUOTE = 6000; // characters sent along
	const narrow = matchMedia("(max-width: 860px)");

	let source = null; // the <details> whose page is shown
	let about = null; // what it says of its page; the element itself may come to stand for another source
	let opener = null; // what has the focus again when the panel closes
	let view = null; // what the server told of the page
	let goal = 0; // the page that was asked for last, shown or on its way
	let zoom = 1;
	let asked = 0; // number of the last request: an answer to an earlier one comes too late
	let wide = 0; // pixels of the last picture asked for

	const viewer = () => document.getElementById("vb-viewer");
	const part = (selector) => viewer().querySelector(selector);
	const sheet = () => part(".vb-viewer-sheet");
	const said = (name, values) =>
		viewer().dataset[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));

	// --- opening and closing

	// It lies over the sources; in a view without them over the right half.
	const leftOf = (side) => (side.offsetWidth ? `${side.getBoundingClientRect().left}px` : "55vw");

	function place() {
		const side = document.getElementById("vb-side");
		const isModal = narrow.matches;
		if (viewer().open) viewer().close();
		if (side) side.inert = !isModal; // it lies behind the panel
		if (side) viewer().style.setProperty("--vb-left", leftOf(side));
		if (isModal) viewer().showModal();
		else viewer().show();
	}

	function open(chosen, from) {
		if (!chosen?.dataset.pages) return;
		source = chosen;
		about = { ...source.dataset };
		opener = from;
		view = null;
		zoom = 0; // not chosen yet
		part("#vb-viewer-title").textContent = about.title;
		part("q").textContent = about.quote;
		part(".vb-viewer-text").open = false;
		const text = source.querySelector(".vb-context")?.cloneNode(true); // a whole document has none
		part(".vb-context").replaceChildren(...(text?.childNodes ?? []));
		part(".vb-viewer-text").hidden = !text;
		clear();
		place();
		part("#vb-viewer-title").focus({ preventScroll: true });
		show(Number(about.page));
	}

	function close() {
		const hadFocus = viewer().contains(document.activeElement);
		asked += 1;
		viewer().close();
		const side = document.getElementById("vb-side");
		if (side) side.inert = false;
		const goal = opener?.isConnected ? opener : document.querySelector("#vb-question textarea");
		source = about = opener = view = null;
		if (!hadFocus && document.activeElement !== document.body) return;
		goal?.focus({ preventScroll: true });
		goal?.scrollIntoView({ block: "nearest" });
	}

	// --- the page

	function clear() {
		part(".vb-viewer-place").textContent = part(".vb-viewer-count").textContent = "";
		part(".vb-viewer-marks").replaceChildren();
		part("img").removeAttribute("src");
		part("img").alt = "";
		part(".vb-viewer-pdf").hidden = true;
		viewer().classList.remove("vb-failed");
		viewer().classList.add("vb-loading");
		note("");
	}

	function note(words) {
		part(".vb-viewer-note").textContent = words;
		part(".vb-viewer-note").hidden = !words;
	}

	function fail(words) {
		viewer().classList.remove("vb-loading");
		viewer().classList.add("vb-failed");
		note(words);
		part(".vb-viewer-told").textContent = words;
	}

	async function show(page) {
		const turn = ++asked;
		goal = page;
		const { pages, quote, page: start, passage } = about;
		const query = new URLSearchParams({ citaat: quote.slice(0, MOST_QUOTE), vanaf: start, passage });
		viewer().classList.add("vb-loading");
		let told;
		try {
			const response = await fetch(`${pages}/${page}?${query}`);
			told = await response.json();
		} catch {
			told = { error: viewer().dataset.lost };
		}
		if (turn !== asked) return;
		if (told.error || !told.picture) {
			clear();
			fail(told.error ?? viewer().dataset.lost);
			return;
		}
		view = told;
		fill();
	}

	function fill() {
		viewer().classList.remove("vb-failed");
		part(".vb-viewer-place").textContent = view.place;
		part(".vb-viewer-count").textContent = said("count", view);
		part(".vb-viewer-pdf").href = view.pdf;
		part(".vb-viewer-pdf").hidden = false;
		note(view.note);
		const isAway = about.quote && view.page !== Number(about.page) && !view.marks.length;
		part(".vb-viewer-quote").hidden = !isAway;
		part("figcaption").hidden = !view.marks.length;
		part("figure").style.aspectRatio = `${view.width} / ${view.height}`;
		part(".vb-viewer-marks").replaceChildren(...view.marks.map(box));
		part("img").removeAttribute("src");
		part("img").alt = said("picture", { ...view, title: about.title });
		if (!zoom) zoom = firstZoom();
		resize();
		const words = [said("shown", view), view.marks.length ? (about.marked ?? viewer().dataset.marked) : "", view.note];
		part(".vb-viewer-told").textContent = words.filter(Boolean).join(" ");
		goToMarks();
	}

	function box([left, top, width, height]) {
		const mark = document.createElement("i");
		for (const [name, share] of Object.entries({ left, top, width, height })) {
			mark.style[name] = `${100 * share}%`;
		}
		return mark;
	}

	function goToMarks() {
		const area = sheet();
		const [first] = view.marks;
		const page = part("figure");
		const left = Math.min(...view.marks.map((mark) => mark[0])) - MARGIN;
		const right = Math.max(...view.marks.map((mark) => mark[0] + mark[2])) + MARGIN;
		area.scrollTop = first ? first[1] * page.offsetHeight - area.clientHeight / 4 : 0;
		// no further than the marks need: what stands before them on their lines is seen as well
		area.scrollLeft = first ? Math.min(left * page.offsetWidth, right * page.offsetWidth - area.clientWidth) : 0;
	}

	// --- zooming

	function firstZoom() {
		const scale = sheet().clientWidth / view.width;
		if (scale >= LEGIBLE || !view.marks.length) return 1;
		const left = Math.min(...view.marks.map((mark) => mark[0]));
		const right = Math.max(...view.marks.map((mark) => mark[0] + mark[2]));
		return Math.min(Math.max(1, Math.min(1 / (right - left + 2 * MARGIN), 1.1 / scale)), STEPS.at(-1));
	}

	function resize() {
		const page = part("figure");
		page.style.width = `${100 * zoom}%`;
		part(".vb-viewer-zoom").textContent = `${Math.round(100 * zoom)}%`;
		allow("smaller", zoom > STEPS[0]);
		allow("larger", zoom < STEPS.at(-1));
		allow("previous", view.page > 1);
		allow("next", view.page < view.pages);
		draw(Math.ceil(page.clientWidth * Math.min(devicePixelRatio || 1, 3)));
	}

	function draw(width) {
		const turn = asked;
		const picture = new Image();
		wide = width;
		picture.addEventListener("load", () => {
			if (turn !== asked || width !== wide) return;
			part("img").src = picture.src;
			viewer().classList.remove("vb-loading");
		});
		picture.addEventListener("error", async () => {
			if (turn !== asked) return;
			const words = await whyNot(view.page);
			if (turn === asked) fail(words);
		});
		picture.src = `${view.picture}&breedte=${width}`;
	}

	async function whyNot(page) {
		try {
			const told = await (await fetch(`${about.pages}/${page}`)).json();
			return told.error ?? viewer().dataset.lost;
		} catch {
			return viewer().dataset.lost;
		}
	}

	function allow(action, isPossible) {
		part(`[data-do=${action}]`).setAttribute("aria-disabled", String(!isPossible));
	}

	function zoomTo(wanted) {
		if (!view || !wanted || wanted === zoom) return;
		const area = sheet();
		const middle = (start, size, whole) => (start + size / 2) / whole;
		const x = middle(area.scrollLeft, area.clientWidth, area.scrollWidth);
		const y = middle(area.scrollTop, area.clientHeight, area.scrollHeight);
		zoom = wanted;
		resize();
		area.scrollLeft = x * area.scrollWidth - area.clientWidth / 2;
		area.scrollTop = y * area.scrollHeight - area.clientHeight / 2;
		part(".vb-viewer-told").textContent = part(".vb-viewer-zoom").textContent;
	}

	// --- what the user does

	const turnTo = (page) => view && page >= 1 && page <= view.pages && show(page);
	const actions = {
		close,
		previous: () => turnTo(goal - 1),
		next: () => turnTo(goal + 1),
		quote: () => {
			sheet().focus({ preventScroll: true }); // the button goes away
			show(Number(about.page));
		},
		smaller: () => zoomTo(STEPS.findLast((step) => step < zoom - 0.01)),
		larger: () => zoomTo(STEPS.find((step) => step > zoom + 0.01)),
		fit: () => zoomTo(1),
	};
	const keys = {
		ArrowLeft: "previous",
		ArrowRight: "next",
		"+": "larger",
		"=": "larger",
		"-": "smaller",
		0: "fit",
	};

	document.addEventListener("click", (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
		const cite = event.target.closest("a.vb-cite");
		const summary = event.target.closest(".vb-source > summary");
		const button = event.target.closest("button.vb-view");
		const find = event.target.closest("a.vb-hit, button.vb-look");
		const action = event.target.closest("#vb-viewer [data-do]")?.dataset.do;
		if (cite) open(document.getElementById(cite.hash.slice(1)), cite);
		else if (summary && !summary.parentElement.open) open(summary.parentElement, summary);
		else if (button) open(button.closest("[data-pages]"), button);
		else if (find) {
			event.preventDefault();
			open(rowOf(find), find);
		} else if (action) actions[action]();
	});

	// A mark on the bar of pages stands for a row of the same search.
	function rowOf(find) {
		const rows = [...find.closest("section").querySelectorAll(".vb-find")];
		return find.closest(".vb-find") ?? rows.find((row) => row.dataset.passage === find.dataset.passage);
	}

	document.addEventListener("keydown", (event) => {
		if (!viewer()?.open || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key === "Escape") {
			event.preventDefault();
			close();
			return;
		}
		if (document.activeElement !== document.body && !viewer().contains(document.activeElement)) return;
		const area = sheet();
		const scrolls = document.activeElement === area && area.scrollWidth > area.clientWidth + 1;
		const action = keys[event.key];
		if (!action || (scrolls && event.key.startsWith("Arrow"))) return;
		event.preventDefault();
		actions[action]();
	});

	document.addEventListener("DOMContentLoaded", () => {
		part(".vb-viewer-text").addEventListener("toggle", (event) => {
			const mark = event.target.querySelector("mark");
			if (event.target.open && mark) event.target.scrollTop = mark.offsetTop - event.target.clientHeight / 3;
		});
		viewer().addEventListener("cancel", (event) => {
			event.preventDefault();
			close();
		});
		// The sources of another answer come into sight, or all go with a new conversation.
		new MutationObserver(() => {
			if (source && (!source.isConnected || source.closest("[hidden]"))) close();
		}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
		narrow.addEventListener("change", () => viewer().open && place());
		addEventListener("resize", () => {
			const side = document.getElementById("vb-side");
			if (!viewer().open || narrow.matches || !side) return;
			viewer().style.setProperty("--vb-left", leftOf(side));
		});
	});
})();
