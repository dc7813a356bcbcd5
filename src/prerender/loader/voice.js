// Voice: tells the styles whether the device has a voice of its own for the page's language, so that it can read the page out. A
// voice that is not the device's sends the text to a third party, and does not count.
// Needs html from page.js.

const { speechSynthesis } = window;
const isFit = (voice) => voice.localService && voice.lang.startsWith(html.lang.split("-")[0]);
const lookForVoice = () => html.classList.toggle("voiced", speechSynthesis.getVoices().some(isFit));
// Some browsers know their voices a while later.
if (speechSynthesis) {
  lookForVoice();
  speechSynthesis.onvoiceschanged = lookForVoice;
}
