(() => {
  "use strict";
  const page = document.documentElement;
  const own = document.currentScript.dataset;
  const root = document.getElementById("app");

  // Something else (a translator, an extension) may change the page before the application takes it over. The build
  // counted the elements; changes after this line are observed.
  let changed = root.getElementsByTagName("*").length != own.elements;
  const observer = new MutationObserver(() => { changed = true; });
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

  let hasStarted;
  const start = async () => {
    if (hasStarted) return;
    hasStarted = true;
    try {
      // Loaded already, and so far for printing only.
      for (const link of document.querySelectorAll("link[media=print]")) link.media = "all";
      const script = import(own.script);
      // Where the host does not say that the file is WebAssembly, it cannot be compiled while it arrives.
      const module = WebAssembly.compileStreaming(fetch(own.wasm))
        .catch(async () => WebAssembly.compile(await (await fetch(own.wasm)).arrayBuffer()));
      const [application, code] = await Promise.all([script, module]);
      if (observer.takeRecords().length) changed = true;
      observer.disconnect();
      if (changed) root.dataset.changed = "";
      await application.default({ module_or_path: code });
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
