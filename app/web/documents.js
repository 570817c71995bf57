// The view with documents: the list and what is done with it, what is added and how far that is, and the form. The list
// and the form come, escaped, from the server; everything else is set as text.
"use strict";

(() => {
	const SOON = 1000; // ms between two looks while something is being read
	const LATER = 5000; // ms between two looks while nothing is
	const AT_ONCE = 2; // files that are sent together

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

	// --- what is added ----------------------------------------------------------------------------------------------

	const waiting = []; // files to be sent
	let sending = 0;
	const followed = new Map(); // ticket -> what to do with what is told of it

	function add(files) {
		for (const file of files) {
			const item = make("li", { className: "vb-upload" });
			const bar = make("progress", { max: 100, value: 0 });
			bar.setAttribute("aria-label", file.name);
			const line = make("p", { className: "vb-upload-words" });
			item.append(
				make("span", { className: "vb-upload-name", textContent: file.name }),
				bar,
				line,
				make("ul", { className: "vb-doc-remarks" }),
				make("p", { className: "vb-upload-acts" }),
			);
			part("#vb-uploads").append(item);
			const upload = { file, item, bar, line, clash: "weiger", isOver: false };
			say(upload, said("queued"));
			waiting.push(upload);
		}
		next();
	}

	function say(upload, words, kind = "", remarks = []) {
		if (upload.line.textContent !== words) upload.line.textContent = words;
		upload.item.dataset.state = kind;
		upload.item.querySelector("ul").replaceChildren(...remarks.map((text) => make("li", { textContent: text })));
	}

	const acts = (upload, ...buttons) => upload.item.querySelector(".vb-upload-acts").replaceChildren(...buttons);

	const call = (upload, words) => (part("#vb-uploads-told").textContent = `${upload.file.name}: ${words}`);

	function over(upload, words, kind, remarks = [], ...buttons) {
		upload.isOver = true;
		upload.bar.hidden = true;
		say(upload, words, kind, remarks);
		call(upload, [words, ...remarks].join(" "));
		const away = () => {
			upload.item.remove();
			document.getElementById("vb-files").focus();
		};
		acts(upload, ...buttons, button(said("close"), away, said("away", { name: upload.file.name })));
	}

	function next() {
		while (waiting.length && sending < AT_ONCE) {
			const upload = waiting.shift();
			sending += 1;
			bring(upload).finally(() => {
				sending -= 1;
				next();
			});
		}
	}

	async function bring(upload) {
		say(upload, said("checking"));
		const { file, clash } = upload;
		const query = new URLSearchParams({ naam: file.name, bij: clash });
		const checked = await send("GET", `${at("nieuw")}?${query}&grootte=${file.size}`);
		const told = checked.error ? checked : await transfer(upload, `${at("nieuw")}?${query}`);
		if (told.free) askAbout(upload, told);
		else if (told.error) over(upload, told.error, "niet");
		else follow(told.ticket, (reading) => progress(upload, told.file, reading));
	}

	function askAbout(upload, told) {
		const again = (clash) => () => {
			acts(upload);
			upload.clash = clash;
			upload.bar.hidden = false;
			say(upload, said("queued"));
			waiting.push(upload);
			next();
		};
		upload.bar.hidden = true;
		say(upload, said("clash", told), "vraag");
		call(upload, said("clash", told));
		acts(
			upload,
			button(said("replace"), again("vervang")),
			button(said("other", { name: told.free }), again("anders")),
			button(said("skip"), () => over(upload, said("stopped"), "")),
		);
	}

	// XMLHttpRequest, because fetch does not tell how much was sent.
	function transfer(upload, address) {
		return new Promise((resolve) => {
			const request = new XMLHttpRequest();
			request.open("POST", address);
			request.setRequestHeader(root().dataset.header, "pagina");
			request.setRequestHeader("Content-Type", "application/pdf");
			request.upload.addEventListener("progress", ({ loaded, total }) => {
				const percent = Math.floor((100 * loaded) / Math.max(total, 1));
				upload.bar.value = percent;
				say(upload, percent < 100 ? said("sending", { percent }) : said("storing"));
			});
			const failed = () => resolve({ error: said("failed") });
			request.addEventListener("load", () => {
				try {
					resolve(JSON.parse(request.responseText));
				} catch {
					failed();
				}
			});
			request.addEventListener("error", failed);
			request.addEventListener("abort", () => resolve({ error: said("stopped") }));
			acts(upload, button(said("stop"), () => request.abort()));
			request.send(upload.file);
		}).finally(() => acts(upload));
	}

	function progress(upload, file, reading) {
		if (!reading || ["klaar", "niet", "weg"].includes(reading.state)) {
			const isRead = reading?.state === "klaar";
			const kind = isRead ? (reading.remarks.length ? "deels" : "klaar") : "niet";
			const shown = { file, title: rowOf(file)?.dataset.name ?? file };
			const buttons = isRead
				? [button(said("fill"), () => edit(file)), button(said("ask"), () => askOnly(shown))]
				: [];
			over(upload, reading?.words ?? said("failed"), kind, reading?.remarks, ...buttons);
			return;
		}
		if (reading.total) {
			upload.bar.max = reading.total;
			upload.bar.value = reading.done;
		} else {
			upload.bar.removeAttribute("value"); // it is not known how long this takes
		}
		say(upload, reading.words);
	}

	// --- how far the reading is -------------------------------------------------------------------------------------

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

	// --- the form ---------------------------------------------------------------------------------------------------

	const form = () => document.querySelector("#vb-details form");

	async function edit(file) {
		const dialog = document.getElementById("vb-details");
		let response;
		try {
			response = await fetch(at("gegevens", file), { cache: "no-store" });
			if (!response.ok) {
				tell((await response.json()).error ?? said("failed"));
				return;
			}
			dialog.innerHTML = await response.text();
		} catch {
			tell(said("failed"));
			return;
		}
		number();
		await answered(dialog);
		const row = rowOf(file);
		row?.querySelector('[data-do="edit"]')?.focus();
	}

	// The parts are numbered from 1; every field of one gets an id of its own.
	function number() {
		for (const [place, row] of [...form().querySelectorAll(".vb-part-list > .vb-part")].entries()) {
			row.querySelector("legend").textContent = said("part", { number: place + 1 });
			for (const field of row.querySelectorAll("input")) {
				const id = `vb-field-parts-${place}-${field.name}`;
				field.id = id;
				field.parentElement.querySelector("label").htmlFor = id;
				field.parentElement.querySelector(".vb-problem").id = `vb-problem-parts-${place}-${field.name}`;
				field.setAttribute("aria-describedby", `vb-problem-parts-${place}-${field.name}`);
			}
		}
	}

	function addPart() {
		const list = form().querySelector(".vb-part-list");
		list.append(form().querySelector("template").content.cloneNode(true));
		number();
		list.lastElementChild.querySelector("input").focus();
	}

	function removePart(row) {
		row.remove();
		number();
		form().querySelector('[data-do="add-part"]').focus();
	}

	function filled() {
		const fields = (where) => Object.fromEntries([...where].map((field) => [field.name, field.value]));
		const parts = [...form().querySelectorAll(".vb-part-list > .vb-part")];
		return {
			...fields(form().querySelectorAll(":scope > .vb-field input")),
			version: form().dataset.version,
			parts: parts.map((row) => ({ ...fields(row.querySelectorAll("input")), kept: Number(row.dataset.kept) })),
		};
	}

	function showProblems(problems) {
		for (const place of form().querySelectorAll(".vb-problem")) {
			place.textContent = "";
			place.hidden = true;
		}
		for (const field of form().querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
		for (const [name, words] of Object.entries(problems)) {
			const id = name.replaceAll(".", "-");
			const place = document.getElementById(`vb-problem-${id}`);
			if (!place) continue;
			place.textContent = words;
			place.hidden = false;
			document.getElementById(`vb-field-${id}`)?.setAttribute("aria-invalid", "true");
		}
		form().querySelector("[aria-invalid]")?.focus();
	}

	async function save(event) {
		if (event.submitter && event.submitter.value !== "ja") return;
		event.preventDefault();
		const { file } = form().dataset;
		const line = form().querySelector(".vb-form-told");
		const told = await send("POST", at("gegevens", file), filled());
		showProblems(told.problems ?? {});
		line.textContent = told.problems ? said("wrong") : (told.error ?? "");
		if (told.error || told.problems) return;
		document.getElementById("vb-details").close("ja");
		tell(said("saved"));
		follow(told.ticket, (reading) => {
			if (reading?.state === "klaar") tell(said("applied"));
			else if (reading?.state === "fout") tell(reading.words);
		});
	}

	// --- events -----------------------------------------------------------------------------------------------------

	document.addEventListener("click", (event) => {
		const act = event.target instanceof Element && event.target.closest("#vb-docs [data-do], #vb-details [data-do]");
		if (!act) return;
		const row = act.closest(".vb-doc");
		({
			ask: () => askOnly({ file: row.dataset.file, title: row.dataset.name }),
			edit: () => edit(row.dataset.file),
			remove: () => remove(row),
			"put-back": () => putBack(act.closest("[data-removed]").dataset.removed, ""),
			"add-part": addPart,
			"remove-part": () => removePart(act.closest(".vb-part")),
		})[act.dataset.do]();
	});

	document.addEventListener("input", (event) => event.target.id === "vb-docs-filter" && filter());
	document.addEventListener("change", (event) => {
		if (event.target.id === "vb-docs-sort") sort();
		if (event.target.id !== "vb-files") return;
		add([...event.target.files]);
		event.target.value = ""; // the same file may be chosen again
	});

	// Files may be dropped anywhere on this view; elsewhere the browser would leave the page for them.
	let over_ = 0;
	const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
	const mark = (isOver) => document.getElementById("vb-drop")?.classList.toggle("vb-over", isOver);
	document.addEventListener("dragenter", (event) => carriesFiles(event) && mark(++over_ > 0));
	document.addEventListener("dragleave", (event) => carriesFiles(event) && mark(--over_ > 0));
	document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
	document.addEventListener("drop", (event) => {
		if (!carriesFiles(event)) return;
		event.preventDefault();
		over_ = 0;
		mark(false);
		if (isShown() && document.getElementById("vb-drop")) add([...event.dataTransfer.files]);
	});

	window.addEventListener("beforeunload", (event) => {
		if (sending) event.preventDefault();
	});

	document.addEventListener("DOMContentLoaded", () => {
		document.getElementById("vb-details").addEventListener("submit", save);
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
