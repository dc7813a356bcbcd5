// Early: the only script that runs before the first paint.
{
  const html = document.documentElement;
  // Says that scripts run, so that nothing moves later.
  html.classList.add("js");
  // Applies the visitor's choice of light or dark. Storage may be forbidden.
  try { html.dataset.theme = localStorage.getItem("kiosque.apparence") ?? ""; } catch {}

  // Keeps the last press for the application: its buttons are seen before it, and before the loader.
  addEventListener("click", ({ target }) => { html.pressed = target.closest("#app button") ?? html.pressed; });

  // Asks for the loader and the other styles after the first paint, which they would compete with: browsers fetch what the page
  // names before they paint, and run deferred scripts before it too.
  const load = () => {
    const { loader, styles } = document.getElementById("page-data").dataset;
    const script = Object.assign(document.createElement("script"), {
      src: loader,
      // Without the loader, hides everything that needs the application.
      onerror: () => html.classList.remove("js"),
    });
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", media: "print", href: styles }), script);
  };
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(load)));
}
