// Page: the elements and the build's data that the other parts share.
// Needs nothing.

const html = document.documentElement;
const loader = document.currentScript;
const root = document.getElementById("app");
const dataIn = (page) => page.getElementById("page-data");
const data = dataIn(document).textContent;
const elements = dataIn(document).dataset.elements;
