(() => {
  "use strict";
  const page = document.documentElement;
  const own = document.currentScript.dataset;
  const root = document.getElementById("app");

  // The visitor's settings, kept on this device where it lets us; what is as it was at first is not kept.
  const keep = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {}
  };
  // Browsers fill in fields as they were left; here the device's memory knows better.
  for (const choice of document.getElementsByName("apparence")) {
    choice.autocomplete = "off";
    choice.checked = choice.value == (page.dataset.theme || "");
    choice.onchange = () => {
      page.dataset.theme = choice.value;
      keep("kiosque.apparence", choice.value);
    };
  }
  const [shortcut] = document.getElementsByName("raccourci");
  try { shortcut.checked = !localStorage.getItem("kiosque.raccourci"); } catch {}
  shortcut.autocomplete = "off";
  shortcut.onchange = () => keep("kiosque.raccourci", !shortcut.checked && "non");

  // Back where the visitor was: where the browser still leaves that to the application, which comes later than the first paint.
  if (history.scrollRestoration == "manual" && history.state && !scrollY) scrollTo(0, history.state[0]);

  // Something else (a translator, an extension) may change the page before the application takes it over. The build
  // counted the elements; changes after this line are observed.
  let isChanged;
  const change = () => { isChanged = true; };
  if (root.getElementsByTagName("*").length != own.elements) change();
  const observer = new MutationObserver(change);
  observer.observe(root, { childList: true, characterData: true, subtree: true });

  // A dead application must not swallow clicks: links work as they do without it, and what needs it is hidden.
  let isDead;
  const die = () => {
    isDead = true;
    page.classList.remove("js");
    delete page.dataset.app;
  };
  addEventListener("click", (event) => { if (isDead) event.stopImmediatePropagation(); }, true);
  // A trap in the application's code is a RuntimeError of WebAssembly.
  const notice = (error) => { if (error instanceof WebAssembly.RuntimeError) die(); };
  addEventListener("error", (event) => notice(event.error));
  addEventListener("unhandledrejection", (event) => notice(event.reason));

  // What was pressed before the application was there is pressed again once it is.
  let pressed;
  const remember = (event) => { pressed = event.target.closest("button") || pressed; };
  root.addEventListener("click", remember);

  // Put in again, a changed page is as it was sent: what the visitor has done in it is done again.
  const parts = () => [...root.querySelectorAll("a, button, input, select, summary, details, [tabindex]")];
  const remembered = () => {
    const before = parts();
    const isTouched = (it) => it.localName == "input" && (it.checked != it.defaultChecked || it.value != it.defaultValue)
      || it.localName == "select" && [...it.options].some((option) => option.selected != option.defaultSelected);
    const states = before.map((it) => [isTouched(it) && { value: it.value, checked: it.checked }, it.open, it.scrollLeft]);
    const [focus, press, place] = [before.indexOf(document.activeElement), before.indexOf(pressed), scrollY];
    return () => {
      const after = parts();
      if (after.length != before.length) return;
      after.forEach((part, index) => {
        const [field, open, scrollLeft] = states[index];
        if (field) Object.assign(part, field);
        if (field) for (const kind of ["input", "change"]) part.dispatchEvent(new Event(kind, { bubbles: true }));
        if (open) part.open = true;
        part.scrollLeft = scrollLeft;
      });
      if (focus >= 0) after[focus].focus({ preventScroll: true });
      if (press >= 0) pressed = after[press];
      scrollTo(0, place);
    };
  };

  // The page's data lies beside it. After another rendering it may no longer be this page's: then the page stays as it is.
  const fetchData = async (cache) => (await fetch(own.page, { cache, integrity: own.integrity })).text();
  const pageData = () => fetchData("default").catch(() => fetchData("reload"));
  // Hydration counts on the nodes that were sent.
  const asSent = async () => {
    const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    if (sent.querySelector("[data-integrity]").dataset.integrity != own.integrity) throw new Error("The page was rendered again.");
    return sent.getElementById("app").childNodes;
  };
  // “/” leads to the search, as on many sites; in a field it is a character like any other.
  addEventListener("keydown", (event) => {
    if (!shortcut.checked || event.key != "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]")) return;
    const field = [...root.querySelectorAll("[role=search] input")].find((it) => it.offsetParent);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // What the page does not carry has been loaded, so far for printing only. Not by another `media` for the same link: for that
  // Chromium lays out the whole page again.
  const useStyle = () => new Promise((done) => {
    const link = document.querySelector("link[media=print]").cloneNode();
    link.media = "all";
    link.onload = link.onerror = done;
    document.head.append(link);
  });

  // What the visitor does between two steps comes first.
  const turn = () => new Promise((next) => setTimeout(next));

  let hasStarted;
  const start = async () => {
    if (hasStarted) return;
    hasStarted = true;
    try {
      const style = useStyle();
      const script = import(own.script);
      // Where the host does not say that the file is WebAssembly, it cannot be compiled while it arrives.
      const module = WebAssembly.compileStreaming(fetch(own.wasm))
        .catch(async () => WebAssembly.compile(await (await fetch(own.wasm)).arrayBuffer()));
      const [application, code, data] = await Promise.all([script, module, pageData(), style]);
      await application.default({ module_or_path: code });
      await turn();
      const takeOver = application.prepare(data);
      await turn();
      if (observer.takeRecords().length) change();
      const sent = isChanged && await asSent();
      observer.disconnect();
      const redo = sent && remembered();
      if (sent) root.replaceChildren(...sent);
      takeOver();
      if (sent) redo();
      root.removeEventListener("click", remember);
      if (pressed && pressed.isConnected) pressed.click();
    } catch (error) {
      console.error("L’application n’a pas démarré ; la page reste utilisable.", error);
      die();
    }
  };

  // At once for a visitor who reaches for something; else after the first paint, when nothing else is to be done; for a visitor
  // who saves data or has little, only when reached for.
  for (const kind of ["pointerover", "pointerdown", "focusin", "keydown", "input"]) {
    root.addEventListener(kind, start, { once: true, passive: true });
  }
  const { saveData, effectiveType } = navigator.connection || {};
  if (saveData || /2g/.test(effectiveType)) return;
  const idle = window.requestIdleCallback || ((call) => setTimeout(call, 200));
  const whenIdle = () => requestAnimationFrame(() => idle(start, { timeout: 3000 }));
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle);
})();
