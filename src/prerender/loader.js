(() => {
  "use strict";
  const page = document.documentElement;
  const own = document.currentScript.dataset;
  const root = document.getElementById("app");

  // Something else (a translator, an extension) may change the page before the application takes it over. The build
  // counted the elements; changes after this line are observed.
  let changed = root.getElementsByTagName("*").length !== Number(own.elements);
  const observer = new MutationObserver(() => { changed = true; });
  observer.observe(root, { childList: true, characterData: true, subtree: true });

  // A dead application must not swallow clicks: links work as they do without it, and what needs it is hidden.
  let isDead = false;
  const die = () => {
    isDead = true;
    page.classList.remove("js");
    delete page.dataset.app;
  };
  addEventListener("click", (event) => { if (isDead) event.stopImmediatePropagation(); }, true);
  const isOurs = (error) => error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError
    || error instanceof WebAssembly.LinkError;
  addEventListener("error", (event) => { if (isOurs(event.error)) die(); });
  addEventListener("unhandledrejection", (event) => { if (isOurs(event.reason)) die(); });

  // What was pressed before the application was there is pressed again once it is.
  let pressed = null;
  const remember = (event) => {
    const button = event.target.closest && event.target.closest("#app button");
    if (button) pressed = button;
  };
  addEventListener("click", remember);

  let hasStarted = false;
  const start = async () => {
    if (hasStarted) return;
    hasStarted = true;
    try {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = own.style;
      document.head.append(style);
      const application = await import(own.script);
      const code = await WebAssembly.compileStreaming(fetch(own.wasm));
      observer.takeRecords().length && (changed = true);
      observer.disconnect();
      if (changed) root.dataset.changed = "";
      await application.default({ module_or_path: code });
      removeEventListener("click", remember);
      if (pressed && pressed.isConnected) pressed.click();
    } catch (error) {
      console.error("L’application n’a pas démarré ; la page reste utilisable.", error);
      die();
    }
  };

  const reach = ["pointerover", "pointerdown", "focusin", "keydown", "input"];
  for (const kind of reach) root.addEventListener(kind, start, { once: true, passive: true });
  const network = navigator.connection || {};
  if (network.saveData || /2g/.test(network.effectiveType || "")) return;
  const idle = window.requestIdleCallback || ((call) => setTimeout(call, 200));
  const whenIdle = () => idle(start, { timeout: 3000 });
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
})();
