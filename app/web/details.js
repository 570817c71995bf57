// The form with what is known of a document. It comes, filled in and escaped, from the server, which checks it too.
"use strict";

(() => {
	const { said, at, send, tell, follow, rowOf, answered } = window.vraagbaakDocuments;

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

	document.addEventListener("click", (event) => {
		const act = event.target instanceof Element && event.target.closest("#vb-details [data-do]")?.dataset.do;
		if (act === "add-part") addPart();
		if (act === "remove-part") removePart(event.target.closest(".vb-part"));
	});

	document.addEventListener("DOMContentLoaded", () => {
		document.getElementById("vb-details").addEventListener("submit", save);
	});

	window.vraagbaakDocuments.edit = edit;
})();
