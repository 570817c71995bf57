// The view with documents: the list, what is done with it, and how far the reading is. The list comes, escaped, from the
// server; everything else is set as text. uploads.js and details.js go on with what is shared at the end.
"use strict";

(() => {
	const SOON = 1000; // ms between two looks while something is being read
	const LATER = 5000; // ms between two looks while nothing is

	const root = () => document.getElementById("vb-docs");
	const part = (selector) => root().querySelector(selector);
	const isShown = () => document.body.dataset.view === "vb-library";
	const said = (name, values = {}) =>
		root().dataset[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
	const at = (...steps) => [root().dataset.address, ...steps.map(encodeURIComponent)].join("/");
	const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("nl");

	// What the server answers as an object with, when it refuses, a Dutch ``error``.
	async function send(method, address, body) {
		try {
			const headers = { [root().dataset.header]: "pagina" };
			if (body) headers["Content-Type"] = "application/json";
			const response = await fetch(address, {
				method,
				headers,
				cache: "no-store",
				body: body && JSON.stringify(body),
			});
			const told = await response.json();
			return response.ok || told.error ? told : { error: said("failed") };
		} catch {
			return { error: said("failed") };
		}
	}

	function make(tag, properties = {}, ...children) {
		const made = Object.assign(document.createElement(tag), properties);
		made.append(...children);
		return made;
	}

	const button = (text, act, label = "") => {
		const made = make("button", { type: "button", textContent: text });
		if (label) made.setAttribute("aria-label", label);
		made.addEventListener("click", act);
		return made;
	};

	function tell(words, ...buttons) {
		const place = part("#vb-docs-told");
		place.querySelector("p").textContent = words;
		for (const old of place.querySelectorAll("button")) old.remove();
		place.append(...buttons);
	}

	// --- the list ---------------------------------------------------------------------------------------------------

	let digest = "";
	let isAsking = false;
	const held = new Map(); // file -> the HTML that its row was made of: a row that stays the same is left alone

	async function refresh() {
		if (isAsking) return;
		isAsking = true;
		try {
			const response = await fetch(`${at()}?bekend=${digest}`, { cache: "no-store" });
			if (response.status !== 200) return;
			digest = (response.headers.get("etag") ?? "").replaceAll('"', "");
			take(await response.text());
		} catch {
			// the page tells itself when the server is gone
		} finally {
			isAsking = false;
		}
	}

	function take(html) {
		const fresh = make("div", { innerHTML: html });
		const list = part("#vb-docs-list");
		const old = new Map([...list.querySelectorAll(".vb-doc")].map((row) => [row.dataset.file, row]));
		const wasOpen = list.querySelector(".vb-removed")?.open;
		const rows = [...fresh.querySelectorAll(".vb-doc")];
		const files = new Set(rows.map((row) => row.dataset.file));
		for (const [file, row] of old) if (!files.has(file)) row.remove();
		for (const row of rows) {
			const { file } = row.dataset;
			const made = row.outerHTML;
			if (old.has(file) && held.get(file) === made) row.replaceWith(old.get(file));
			held.set(file, made);
		}
		const focus = document.activeElement;
		const focused = list.contains(focus) && [focus.closest("[data-file]")?.dataset.file, focus.dataset.do];
		list.replaceChildren(...fresh.childNodes);
		if (wasOpen && list.querySelector(".vb-removed")) list.querySelector(".vb-removed").open = true;
		sort();
		filter();
		if (focused && document.activeElement !== focus) {
			const row = [...list.querySelectorAll(".vb-doc")].find((one) => one.dataset.file === focused[0]);
			(row?.querySelector(`[data-do="${focused[1]}"]`) ?? row?.querySelector(".vb-view"))?.focus();
		}
	}

	const by = (name) => (a, b) => a.dataset[name].localeCompare(b.dataset[name], "nl", { numeric: true });
	const orders = {
		title: by("sortTitle"),
		newest: (a, b) => by("sortDate")(b, a),
		oldest: (a, b) => !a.dataset.sortDate - !b.dataset.sortDate || by("sortDate")(a, b),
		body: (a, b) => !a.dataset.sortBody - !b.dataset.sortBody || by("sortBody")(a, b),
		pages: (a, b) => by("sortPages")(b, a),
		state: by("sortState"),
	};

	function sort() {
		const list = part(".vb-docs");
		const rows = [...(list?.children ?? [])];
		const order = orders[part("#vb-docs-sort").value];
		const sorted = rows.toSorted((a, b) => order(a, b) || by("sortTitle")(a, b));
		if (sorted.some((row, place) => row !== rows[place])) list.append(...sorted);
	}

	function filter() {
		const wanted = folded(part("#vb-docs-filter").value).split(/\s+/).filter(Boolean);
		const rows = [...root().querySelectorAll(".vb-doc")];
		for (const row of rows) {
			const text = folded(row.textContent);
			row.hidden = !wanted.every((word) => text.includes(word));
		}
		const shown = rows.filter((row) => !row.hidden).length;
		const values = { shown, count: rows.length };
		const words = shown < rows.length ? "some" : rows.length === 1 ? "one" : "all";
		part("#vb-docs-count").textContent = rows.length ? said(words, values) : "";
	}

	// --- how far the reading is -------------------------------------------------------------------------------------

	const followed = new Map(); // ticket -> what to do with what is told of it

	function follow(ticket, hear) {
		followed.set(ticket, hear);
		wake();
	}

	async function look() {
		if (!followed.size) return;
		const tickets = [...followed.keys()];
		const query = tickets.slice(0, 100).map((ticket) => `bon=${encodeURIComponent(ticket)}`);
		const told = await send("GET", `${at("stand")}?${query.join("&")}`);
		if (told.error) return; // the next look may be better
		let isDone = false;
		for (const ticket of tickets.slice(0, 100)) {
			const reading = told[ticket];
			if (!reading || ["klaar", "niet", "weg"].includes(reading.state)) isDone = true;
		}
		if (isDone) await refresh();
		for (const ticket of tickets.slice(0, 100)) {
			const reading = told[ticket];
			const hear = followed.get(ticket);
			if (!reading || ["klaar", "niet", "weg"].includes(reading.state)) followed.delete(ticket);
			hear(reading);
		}
	}

	let wake = () => {};

	async function watch() {
		for (;;) {
			await look();
			if (isShown() && !document.hidden) await refresh();
			const isBusy = followed.size || root()?.querySelector(".vb-is-wacht");
			await new Promise((resolve) => {
				wake = resolve;
				setTimeout(resolve, isBusy ? SOON : LATER);
			});
		}
	}

	// --- what is done with a document -------------------------------------------------------------------------------

	const rowOf = (file) => [...root().querySelectorAll(".vb-doc")].find((row) => row.dataset.file === file);

	function askOnly(detail) {
		document.dispatchEvent(new CustomEvent("vraagbaak-ask-about", { detail }));
		document.getElementById("vb-chat-tab").click();
		document.querySelector("#vb-question textarea")?.focus();
	}

	// A dialog that is open until it is answered; what was chosen, "" for no.
	function answered(dialog) {
		dialog.returnValue = "";
		dialog.showModal();
		return new Promise((resolve) =>
			dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }),
		);
	}

	async function remove(row) {
		const { file, name } = row.dataset;
		const dialog = document.getElementById("vb-remove");
		dialog.querySelector("q").textContent = name;
		if ((await answered(dialog)) !== "ja") return;
		const told = await send("DELETE", at("bestand", file));
		if (told.error) {
			tell(told.error);
			return;
		}
		await refresh();
		const undo = button(said("undo"), () => putBack(told.removed, name));
		tell(said("removed", { name }), undo);
		undo.focus();
	}

	async function putBack(id, name) {
		const told = await send("POST", at("terug", id));
		tell(told.error ?? said("back", { name: name || told.file }));
		await refresh();
		part("#vb-docs-filter").focus();
		if (!told.error) follow(told.ticket, () => {});
	}

	// --- events -----------------------------------------------------------------------------------------------------

	document.addEventListener("click", (event) => {
		const act = event.target instanceof Element && event.target.closest("#vb-docs [data-do]");
		if (!act) return;
		const row = act.closest(".vb-doc");
		({
			ask: () => askOnly({ file: row.dataset.file, title: row.dataset.name }),
			edit: () => window.vraagbaakDocuments.edit(row.dataset.file),
			remove: () => remove(row),
			"put-back": () => putBack(act.closest("[data-removed]").dataset.removed, ""),
		})[act.dataset.do]();
	});

	document.addEventListener("input", (event) => event.target.id === "vb-docs-filter" && filter());
	document.addEventListener("change", (event) => event.target.id === "vb-docs-sort" && sort());

	window.vraagbaakDocuments = {
		...{ root, part, isShown, said, at, send, make, button, tell },
		...{ follow, rowOf, askOnly, answered },
	};

	document.addEventListener("DOMContentLoaded", () => {
		let wasShown = false;
		let isWatching = false;
		new MutationObserver(() => {
			if (!root()) return;
			if (!isWatching) {
				isWatching = true;
				watch();
			}
			if (isShown() && !wasShown) refresh();
			wasShown = isShown();
		}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-view"] });
	});
})();
