// Repair: hydration relies on the nodes that were sent. If a translator or an extension has changed them, restores
// them.
// Needs root, data, dataIn and elements from page.js, snapshot from replay.js.

// The build counted the elements; from here on, an observer sees changes.
let isChanged = root.getElementsByTagName("*").length != elements;
const observer = new MutationObserver(() => { isChanged = true; });
observer.observe(root, { childList: true, characterData: true, subtree: true });

// Called once, right before hydration.
const needsRepair = () => {
  if (observer.takeRecords().length) isChanged = true;
  observer.disconnect();
  return isChanged;
};

// Fetches the nodes as they were sent. If the page has been rendered again with other data, they do not match: then it
// stays as it is.
const fetchNodes = async () => {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  if (dataIn(sent).textContent != data) throw new Error("The page was rendered again.");
  return sent.getElementById("app").childNodes;
};

// Restores the nodes, and returns a function that repeats what the visitor did. Synchronous, so nothing can change them
// before hydration.
const repair = (nodes) => {
  const redo = snapshot();
  root.replaceChildren(...nodes);
  return redo;
};
