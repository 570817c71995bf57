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
			for (const field of row.querySelectorAll("[name]")) {
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

	const fieldsOf = (row) => [...row.querySelectorAll("[name]")];

	function filled() {
		const values = (fields) => Object.fromEntries(fields.map((field) => [field.name, field.value]));
		const parts = [...form().querySelectorAll(".vb-part-list > .vb-part")];
		return {
			...values(fieldsOf(form()).filter((field) => !field.closest(".vb-part"))),
			version: form().dataset.version,
			parts: parts.map((row) => ({ ...values(fieldsOf(row)), kept: Number(row.dataset.kept) })),
		};
	}

	// The article goes with the body: that of one that is known is filled in, of another what was chosen stays.
	function followBody(field) {
		const article = (field.closest(".vb-part") ?? form()).querySelector('[name="article"]');
		const known = JSON.parse(form().dataset.articles)[field.value.trim().toLowerCase()];
		if (known !== undefined) article.value = known;
		else if (!article.dataset.chosen) article.value = "";
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
			const field = document.getElementById(`vb-field-${id}`);
			field?.setAttribute("aria-invalid", "true");
			if (field?.closest("details")) field.closest("details").open = true;
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
		const dialog = document.getElementById("vb-details");
		dialog.addEventListener("submit", save);
		dialog.addEventListener("input", ({ target }) => {
			if (target.name === "body") followBody(target);
			if (target.name === "article") target.dataset.chosen = "yes";
		});
	});

	window.vraagbaakDocuments.edit = edit;
})();
