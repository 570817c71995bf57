// The list of earlier conversations, and the thumbs under an answer. The list comes, escaped, from the server; what is
// chosen in it is done there, for the browser that the cookie names.
"use strict";

(() => {
	const nav = () => document.getElementById("vb-talks");
	const words = (name) => nav().dataset[name];
	const parameter = () => nav().dataset.parameter;
	const current = () => new URLSearchParams(location.search).get(parameter()) ?? "";

	function tell(text) {
		document.getElementById("vb-talks-told").textContent = text;
	}

	// Ask the server to do something; the Dutch reason when it cannot be done, "" when it is done.
	async function send(method, address, body) {
		try {
			const response = await fetch(address, {
				method,
				headers: body && { "Content-Type": "application/json" },
				body: body && JSON.stringify(body),
			});
			if (response.ok) return "";
			return (await response.json()).error ?? words("failed");
		} catch {
			return words("failed");
		}
	}

	// --- the list ---------------------------------------------------------------------------------------------------

	let asked = 0;
	async function refresh() {
		const mine = ++asked;
		let list;
		try {
			const response = await fetch(words("address"), { cache: "no-store" });
			if (!response.ok) return;
			list = await response.text();
		} catch {
			return; // the page tells itself when the server is gone
		}
		if (mine !== asked) return; // a newer list is on its way
		document.getElementById("vb-talks-list").innerHTML = list;
		markCurrent();
	}

	function markCurrent() {
		for (const link of document.querySelectorAll("#vb-talks .vb-talk-open")) {
			const isCurrent = current() !== "" && link.closest("li").dataset.talk === current();
			if (isCurrent) link.setAttribute("aria-current", "page");
			else link.removeAttribute("aria-current");
		}
	}

	function setAddress(talk, isStep = false) {
		const address = new URL(location.href);
		if (talk) address.searchParams.set(parameter(), talk);
		else address.searchParams.delete(parameter());
		if (isStep) history.pushState(null, "", address);
		else history.replaceState(null, "", address);
		markCurrent();
	}

	// A conversation comes in the place of the one that is shown, without a new page: the server looks in the address
	// which one is meant. The focus goes to its last question.
	let isAwaited = false;
	function bring() {
		isAwaited = true;
		document.getElementById("vb-chat-tab")?.click();
		if (nav().matches(":popover-open")) nav().hidePopover();
		document.getElementById("vb-reopen").click();
	}

	function arrive(log) {
		const isThere = current() ? log.dataset.talk === current() : !log.dataset.talk;
		const isGone = document.querySelector("#vb-hint .vb-hint") !== null;
		if (!isAwaited || !(isThere || isGone)) return;
		isAwaited = false;
		const goal = [...log.querySelectorAll(".vb-question")].at(-1) ?? document.querySelector("#vb-question textarea");
		goal?.focus({ preventScroll: true });
	}

	// A dialog that was answered with yes. A list that was brought out gives way to it, and comes back after it.
	function confirmed(id, prepare) {
		const dialog = document.getElementById(id);
		const wasOut = nav().matches(":popover-open");
		dialog.returnValue = "";
		prepare(dialog);
		dialog.showModal();
		return new Promise((resolve) =>
			dialog.addEventListener(
				"close",
				() => {
					if (wasOut && !nav().matches(":popover-open")) nav().showPopover();
					resolve(dialog.returnValue === "ja");
				},
				{ once: true },
			),
		);
	}

	const addressOf = (item) => `${words("address")}/${item.dataset.talk}`;
	const titleOf = (item) => item.querySelector(".vb-talk-title").textContent;

	async function rename(item) {
		const field = document.getElementById("vb-rename-title");
		const isSure = await confirmed("vb-rename", () => {
			field.value = titleOf(item);
			field.select();
		});
		if (!isSure || !field.value.trim()) return;
		const problem = await send("POST", `${addressOf(item)}/naam`, { title: field.value });
		await refresh();
		tell(problem || words("renamed"));
		document.querySelector(`#vb-talks [data-talk="${item.dataset.talk}"] summary`)?.focus();
	}

	async function remove(item) {
		const isSure = await confirmed("vb-delete", (dialog) => {
			dialog.querySelector("q").textContent = titleOf(item);
		});
		if (!isSure) return;
		const problem = await send("DELETE", addressOf(item));
		if (!problem && item.dataset.talk === current()) {
			document.getElementById("vb-new").click();
		}
		await refresh();
		tell(problem || words("deleted"));
		document.getElementById("vb-talks-heading").focus();
	}

	async function copy(button) {
		const text = fetch(button.dataset.text).then((response) => {
			if (!response.ok) throw new Error(String(response.status));
			return response.blob();
		});
		try {
			await navigator.clipboard.write([
				new ClipboardItem({ "text/plain": text.then((made) => new Blob([made], { type: "text/plain" })) }),
			]);
			tell(words("copied"));
		} catch {
			tell(words("uncopied"));
		}
	}

	function closeMenus(except) {
		for (const menu of document.querySelectorAll("#vb-talks details[open], #vb-main .vb-download[open]")) {
			if (menu !== except) menu.open = false;
		}
	}

	// --- what is thought of an answer -------------------------------------------------------------------------------

	// Gradio makes the conversation anew with every answer; what was chosen since stands here.
	const thoughts = new Map();

	function thoughtOf(bar) {
		const id = bar.dataset.kept;
		if (!thoughts.has(id)) {
			thoughts.set(id, { verdict: bar.dataset.verdict, remark: bar.querySelector("textarea").value });
		}
		return thoughts.get(id);
	}

	function showThought(bar, told = "") {
		const thought = thoughtOf(bar);
		for (const thumb of bar.querySelectorAll(".vb-thumb")) {
			thumb.setAttribute("aria-pressed", String(thumb.dataset.verdict === thought.verdict));
		}
		bar.querySelector("form").hidden = !thought.verdict;
		const field = bar.querySelector("textarea");
		if (field.value !== thought.remark) field.value = thought.remark;
		bar.querySelector(".vb-thought-told").textContent = told;
	}

	async function judge(bar, verdict, told) {
		const thought = thoughtOf(bar);
		const remark = verdict ? thought.remark : "";
		const problem = await send("POST", `${words("verdicts")}/${bar.dataset.kept}`, { verdict, remark });
		if (!problem) Object.assign(thought, { verdict, remark });
		showThought(bar, problem || told);
	}

	// --- events -----------------------------------------------------------------------------------------------------

	document.addEventListener("click", (event) => {
		if (!(event.target instanceof Element)) return;
		closeMenus(event.target.closest("details"));
		const skip = event.target.closest("#vb-talks .vb-skip");
		const link = event.target.closest("#vb-talks .vb-talk-open");
		if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
			event.preventDefault();
			const talk = link.closest("li").dataset.talk;
			setAddress(talk, talk !== current());
			bring();
		}
		const button = event.target.closest("#vb-talks button[data-do]");
		const thumb = event.target.closest("button.vb-thumb");
		if (event.target.closest("#vb-new")) setAddress("");
		if (skip) {
			event.preventDefault();
			document.querySelector("#vb-question textarea")?.focus();
		}
		if (button) {
			const item = button.closest("li");
			({ rename, delete: remove, copy: () => copy(button) })[button.dataset.do](item);
			closeMenus();
		}
		if (thumb) {
			const bar = thumb.closest(".vb-thought");
			const isTakenBack = thumb.getAttribute("aria-pressed") === "true";
			judge(bar, isTakenBack ? "" : thumb.dataset.verdict, words(isTakenBack ? "taken" : "judged"));
		}
	});

	document.addEventListener("keydown", (event) => {
		const menu = event.target instanceof Element && event.target.closest(".vb-talk-menu[open], .vb-download[open]");
		if (event.key !== "Escape" || !menu) return;
		event.preventDefault(); // it closes the menu alone, not the list around it
		menu.open = false;
		menu.querySelector("summary").focus();
	});

	document.addEventListener("input", (event) => {
		const bar = event.target instanceof Element && event.target.closest(".vb-thought");
		if (bar) thoughtOf(bar).remark = event.target.value;
	});

	document.addEventListener("submit", (event) => {
		const bar = event.target.closest(".vb-thought");
		if (!bar) return;
		event.preventDefault();
		judge(bar, thoughtOf(bar).verdict, words("remarked"));
	});

	// A conversation that was kept, or kept on, stands in the list and in the address.
	let seen = "";
	function follow() {
		const log = document.querySelector("#vb-conversation [role=log]");
		if (!log) return;
		for (const bar of log.querySelectorAll(".vb-thought:not([data-shown])")) {
			bar.dataset.shown = "";
			showThought(bar);
		}
		const talk = log.dataset.talk;
		if (talk || document.querySelector("#vb-hint .vb-hint")) document.body.removeAttribute("data-reopening");
		const now = talk && `${talk} ${log.querySelectorAll(".vb-thought").length}`;
		arrive(log);
		if (now === seen) return;
		seen = now;
		if (!talk) return;
		setAddress(talk);
		refresh();
	}

	document.addEventListener("DOMContentLoaded", () => {
		if (current()) document.body.dataset.reopening = ""; // no welcome before what was asked for
		setTimeout(() => document.body.removeAttribute("data-reopening"), 5000);
		refresh();
		nav().addEventListener("toggle", (event) => {
			const isLost = document.activeElement === document.body || nav().contains(document.activeElement);
			if (event.newState === "closed" && isLost) document.getElementById("vb-talks-open")?.focus();
		});
		new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
	});
	window.addEventListener("popstate", () => {
		markCurrent();
		bring();
	});
	window.addEventListener("pageshow", (event) => event.persisted && refresh());
})();
