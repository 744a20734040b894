"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);

  /* What a link points to must be visible, also inside closed details. */
  const reveal = (element) => {
    for (let node = element; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
  };
  const target = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return id ? document.getElementById(id) : null;
  };
  const arrive = () => {
    const element = target();
    if (!element) return;
    reveal(element);
    if (element.matches("mark.off")) only(element.dataset.f, true);
    element.scrollIntoView({ block: "start", behavior: "instant" });
    if (element.matches("mark")) element.focus({ preventScroll: true });
  };

  /* Filters of the markings. */
  const filters = one("form[data-filters]");
  const marks = all("mark.t");
  const boxes = filters ? all("[name=family]", filters) : [];
  const apply = () => {
    if (!filters) return;
    const families = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const { actor, holder, polarity, sure } = filters.elements;
    let shown = 0;
    for (const mark of marks) {
      const { f, a, h, p } = mark.dataset;
      const on = families.has(f) && (!actor.value || actor.value === a)
        && (!holder.value || holder.value === h) && (!polarity.value || polarity.value === p)
        && !(sure.checked && mark.classList.contains("learned"));
      mark.classList.toggle("off", !on);
      if (on && mark.id) shown += 1;
    }
    const count = one("[data-count]", filters);
    count.textContent = count.dataset.text.replace("#", shown);
    rove();
  };
  const only = (family, add) => {
    for (const box of boxes) box.checked = box.value === family || Boolean(add && box.checked);
    if (!add || !marks.length) {
      for (const name of ["actor", "holder", "polarity"]) filters.elements[name].value = "";
      filters.elements.sure.checked = false;
    }
    apply();
  };
  if (filters) {
    filters.addEventListener("change", apply);
    filters.addEventListener("submit", (event) => event.preventDefault());
    one("[data-all]", filters).addEventListener("click", () => {
      for (const box of boxes) box.checked = true;
      for (const name of ["actor", "holder", "polarity"]) filters.elements[name].value = "";
      filters.elements.sure.checked = false;
      apply();
    });
    one("[data-open]", filters).addEventListener("click", () => {
      const papers = all("details.paper");
      const open = papers.some((paper) => !paper.open);
      for (const paper of papers) paper.open = open;
    });
  }
  for (const link of all("a[data-show]")) {
    link.addEventListener("click", () => only(link.dataset.show));
  }

  /* One tab stop a document; the arrows go from marking to marking. */
  const visible = (root) => all("mark.t[id]:not(.off)", root);
  const rove = () => {
    for (const paper of all("details.paper")) {
      const here = visible(paper);
      for (const mark of all("mark.t", paper)) mark.tabIndex = -1;
      if (here.length) here[0].tabIndex = 0;
    }
  };
  document.addEventListener("keydown", (event) => {
    const mark = event.target.closest ? event.target.closest("mark.t") : null;
    if (event.key === "Escape") hide();
    if (!mark || !["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    const list = visible(mark.closest("details.paper"));
    const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
    const next = list[list.indexOf(mark) + step];
    if (!next) return;
    event.preventDefault();
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  /* Why a marking is there: rule, cues, who says so. */
  const inspector = document.getElementById("uitleg");
  const hide = () => { if (inspector) inspector.hidden = true; };
  const inspect = (event) => {
    let mark = event.target.closest ? event.target.closest("mark.t") : null;
    const lines = [];
    for (; mark; mark = mark.parentElement && mark.parentElement.closest("mark.t")) {
      if (mark.classList.contains("off")) continue;
      const line = document.createElement("p");
      line.className = `f-${mark.dataset.f}`;
      line.textContent = mark.dataset.info;
      lines.push(line);
    }
    /* What has the focus keeps its explanation while the pointer passes over plain text. */
    const focused = document.activeElement && document.activeElement.closest("mark.t");
    if (!lines.length && event.type === "pointerover" && focused) return;
    if (!lines.length) return hide();
    inspector.replaceChildren(...lines);
    inspector.hidden = false;
  };
  if (inspector) {
    for (const name of ["pointerover", "focusin"]) document.addEventListener(name, inspect);
  }

  /* Tables: sort by a heading, filter by words and choices. */
  const key = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    return value !== "" && !Number.isNaN(Number(value)) ? Number(value) : value;
  };
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(a, b);
  };
  for (const table of all("table[data-sort]")) {
    for (const button of all("thead button", table)) {
      button.addEventListener("click", () => {
        const head = button.closest("th");
        const up = head.getAttribute("aria-sort") === "descending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const body = table.tBodies[0];
        const sign = up ? 1 : -1;
        const rows = Array.from(body.rows, (row) => [key(row, head.cellIndex), row]);
        rows.sort(([a], [b]) => (a === "" || b === "" ? compare(a, b) : sign * compare(a, b)));
        body.append(...rows.map(([, row]) => row));
      });
    }
  }
  for (const tools of all("form[data-table]")) {
    const rows = Array.from(document.getElementById(tools.dataset.table).tBodies[0].rows);
    const count = one("output", tools);
    let texts = null;
    const sift = () => {
      const words = tools.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const { route, factor } = tools.elements;
      texts = texts || new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
      let shown = 0;
      for (const row of rows) {
        const text = texts.get(row);
        const fits = words.every((word) => text.includes(word))
          && (!route.value || row.dataset.route === route.value)
          && (!factor.value || row.dataset.present.split(" ").includes(factor.value));
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      count.textContent = count.dataset.text.replace("#", shown);
    };
    tools.addEventListener("input", sift);
    tools.addEventListener("submit", (event) => event.preventDefault());
  }

  /* Presenting: one slide at a time; every key that a trainer or a clicker sends has one meaning. */
  const slides = all(".slide");
  const stage = document.getElementById("stand");
  const root = document.documentElement;
  let now = -1;
  const presenting = () => root.classList.contains("present");
  const secrets = (slide) => all("details:not(.behind)", slide);
  const place = () => {
    one("[data-stand]", stage).textContent = `${now + 1} / ${slides.length}`;
  };
  const show = (number, open) => {
    now = Math.max(0, Math.min(slides.length - 1, number));
    slides.forEach((slide, index) => slide.classList.toggle("now", index === now));
    if (open !== undefined) for (const secret of secrets(slides[now])) secret.open = open;
    window.scrollTo(0, 0);
    place();
    const head = one("h2", slides[now]);
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  };
  const forward = () => {
    const next = secrets(slides[now]).find((secret) => !secret.open);
    if (next) {
      next.open = true;
      next.scrollIntoView({ block: "nearest" });
    } else if (now < slides.length - 1) show(now + 1, false);
  };
  const back = () => {
    const last = secrets(slides[now]).reverse().find((secret) => secret.open);
    if (last) last.open = false;
    else if (now > 0) show(now - 1, true);
  };
  const fullscreen = (on) => {
    if (on && root.requestFullscreen) root.requestFullscreen().catch(() => {});
    else if (!on && document.fullscreenElement) document.exitFullscreen();
  };
  const nearest = () => {
    const seen = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > 120);
    return Math.max(0, seen);
  };
  const present = (on) => {
    if (on === presenting()) return;
    const from = on ? nearest() : now;
    root.classList.toggle("present", on);
    root.classList.remove("black");
    stage.hidden = !on;
    if (on) show(from, false);
    else {
      for (const secret of all("details[data-reveal]")) secret.open = !secret.closest(".quiz");
      slides[from].scrollIntoView({ block: "start", behavior: "instant" });
    }
    fullscreen(on);
  };
  const choose = (button) => {
    const slide = button.closest(".slide");
    const right = button.dataset.answer === "yes";
    for (const other of all("button", button.parentElement)) {
      other.setAttribute("aria-pressed", String(other === button));
      other.classList.toggle("wrong", other === button && !right);
      other.classList.toggle("right", other === button && right);
    }
    const verdict = one(".verdict", slide);
    verdict.textContent = right ? verdict.dataset.yes : verdict.dataset.no;
    const rows = all(".options", slide);
    const done = rows.every((row) => one("button.right", row));
    if (done) for (const secret of all("details[data-reveal]", slide)) secret.open = true;
  };
  const steps = {
    ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward, n: forward,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0, false), End: () => show(slides.length - 1, false),
    Escape: () => present(false), p: () => present(false),
    f: () => fullscreen(!document.fullscreenElement),
    b: () => root.classList.toggle("black"), ".": () => root.classList.toggle("black"),
  };
  if (slides.length) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea")) {
        if (event.key === "Escape" && presenting()) event.target.blur();
        return;
      }
      if (!presenting()) {
        if (event.key === "p") present(true);
        return;
      }
      /* A focused button or summary keeps its own space bar. */
      if (event.key === " " && event.target.closest("button, summary, a")) return;
      const answers = all("button[data-answer]", slides[now]);
      const step = /^[1-9]$/.test(event.key) && answers[event.key - 1]
        ? () => choose(answers[event.key - 1]) : steps[event.key];
      if (!step) return;
      step();
      event.preventDefault();
    });
    for (const button of all("[data-present]")) {
      button.addEventListener("click", () => present(true));
    }
    for (const button of all("button[data-answer]")) {
      button.addEventListener("click", () => choose(button));
    }
  }

  /* Which part of the page is being read. */
  const links = all(".side a[href^='#']");
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
  if (links.length) {
    const mark = () => {
      let at = 0;
      parts.forEach((part, index) => {
        if (part && part.getBoundingClientRect().top < 160) at = index;
      });
      links.forEach((link, index) => {
        if (index === at) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    let waiting = false;
    document.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      window.requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }

  /* On paper everything is open. */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const closed = all("details:not([open])");
    for (const details of closed) details.open = true;
    opened = opened.concat(closed);
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });

  apply();
  window.addEventListener("hashchange", arrive);
  arrive();
})();
