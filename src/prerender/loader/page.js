// Page: the elements and the build's data that the other parts share.
// Needs nothing.

const html = document.documentElement;
const loader = document.currentScript;
const root = document.getElementById("app");
const dataOf = (page) => page.getElementById("page-data").textContent;
const data = dataOf(document);
