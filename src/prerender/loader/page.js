// Page: the elements and the build's data that the other parts share.
// Needs nothing.

const html = document.documentElement;
const config = document.currentScript.dataset;
const root = document.getElementById("app");
