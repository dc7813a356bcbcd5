// Repair: hydration counts on the nodes that were sent. Where a translator or an extension has changed them, they are put back.
// Needs config and root from page.js, snapshot from replay.js.

// The build counted the elements; changes after this line are observed.
let isChanged = root.getElementsByTagName("*").length != config.elements;
const observer = new MutationObserver(() => { isChanged = true; });
observer.observe(root, { childList: true, characterData: true, subtree: true });

// Asked once, right before the application takes the page over.
const needsRepair = () => {
  if (observer.takeRecords().length) isChanged = true;
  observer.disconnect();
  return isChanged;
};

// The nodes as they were sent. Once the page was rendered again they may no longer be this page's: then it stays as it is.
const fetchNodes = async () => {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const { integrity } = sent.querySelector("[data-integrity]").dataset;
  if (integrity != config.integrity) throw new Error("The page was rendered again.");
  return sent.getElementById("app").childNodes;
};

// Puts them back; what it returns repeats what the visitor did. At once, so that nothing can change them before hydration.
const repair = (nodes) => {
  const redo = snapshot();
  root.replaceChildren(...nodes);
  return redo;
};
