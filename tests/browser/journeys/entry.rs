//! What a reader does with an entry.

use crate::support::{Find, fixture, journey};

#[test]
fn the_citation_is_copied_and_the_page_says_so() {
    journey(|page| {
        // Tests may not read the clipboard, so this keeps a copy of what is written to it.
        page.script_first(
            "const write = navigator.clipboard.write.bind(navigator.clipboard);
             navigator.clipboard.write = async (items) => {
                 await write(items);
                 window.copied = await (await items[0].getType('text/plain')).text();
             };",
        );
        let entry = &fixture().entries()[0];
        page.open(&entry.path);
        page.script("document.querySelector('.entry-actions').scrollIntoView()");
        // Safari copies only what is there when the button is pressed.
        page.eventually("whether the code is there", true, || {
            page.read("return performance.getEntriesByType('resource').some((it) => /[/]actions-/.test(it.name) && it.responseEnd)")
        });
        page.button("Copier la citation").click();
        page.eventually("the status", "Citation copiée.".to_owned(), || page.status());
        let copied: String = page.read("return window.copied");
        assert!(crate::support::plain(&copied).contains(&entry.title), "{copied}");
    });
}

#[test]
fn a_browser_that_refuses_to_copy_is_told_of() {
    journey(|page| {
        page.script_first(
            "navigator.clipboard.write = navigator.clipboard.writeText =
                 () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        );
        page.open(&fixture().entries()[0].path);
        page.button("Copier la citation").click();
        page.eventually("the status", true, || page.status().starts_with("Le navigateur a refusé la copie"));
    });
}

#[test]
fn related_entries_lead_on() {
    journey(|page| {
        page.open(&fixture().entries()[0].path);
        let related = page.region("À lire aussi").all("link", None);
        let link = related.first().expect("there are related entries");
        let (path, title) = (link.attribute("href").unwrap_or_default(), link.name());
        link.click();
        page.arrive(&path, &title);
    });
}

#[test]
fn citation_files_are_left_to_the_browser() {
    journey(|page| {
        page.open(&fixture().entries()[0].path);
        page.mark();
        let statuses: Vec<u16> = page.read(
            "return Promise.all([...document.querySelectorAll('a[download]')].map(async (link) => (await fetch(link.href)).status))",
        );
        assert_eq!(statuses, [200, 200, 200]);
        assert!(page.is_marked());
    });
}
