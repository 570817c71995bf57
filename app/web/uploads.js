// What is added: files that are dropped or chosen are sent, a few at a time, and followed until they have been read.
// Only the browser that sends them is told how that goes.
"use strict";

(() => {
	const AT_ONCE = 2; // files that are sent together

	const { root, part, isShown, said, at, send, make, button, follow, rowOf, askOnly } = window.vraagbaakDocuments;

	const waiting = []; // files to be sent
	let sending = 0;

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
		if (!reading) {
			over(upload, said("lost"), ""); // it is there, but nobody knows this ticket any more
			return;
		}
		if (["klaar", "niet", "weg"].includes(reading.state)) {
			const isRead = reading.state === "klaar";
			const kind = isRead ? (reading.remarks.length ? "deels" : "klaar") : "niet";
			const shown = { file, title: rowOf(file)?.dataset.name ?? file };
			const buttons = isRead
				? [button(said("fill"), () => window.vraagbaakDocuments.edit(file)), button(said("ask"), () => askOnly(shown))]
				: [];
			over(upload, reading.words, kind, reading.remarks, ...buttons);
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

	// --- events -----------------------------------------------------------------------------------------------------

	document.addEventListener("change", (event) => {
		if (event.target.id !== "vb-files") return;
		add([...event.target.files]);
		event.target.value = ""; // the same file may be chosen again
	});

	// Files may be dropped anywhere on this view; elsewhere the browser would leave the page for them.
	let inside = 0;
	const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
	const mark = (isOver) => document.getElementById("vb-drop")?.classList.toggle("vb-over", isOver);
	document.addEventListener("dragenter", (event) => carriesFiles(event) && mark(++inside > 0));
	document.addEventListener("dragleave", (event) => carriesFiles(event) && mark(--inside > 0));
	document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
	document.addEventListener("drop", (event) => {
		if (!carriesFiles(event)) return;
		event.preventDefault();
		inside = 0;
		mark(false);
		if (isShown() && document.getElementById("vb-drop")) add([...event.dataTransfer.files]);
	});

	window.addEventListener("beforeunload", (event) => {
		if (sending) event.preventDefault();
	});
})();
