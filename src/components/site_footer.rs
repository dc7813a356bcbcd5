use super::ThemeSwitch;
use crate::{page_data::PageLink, text};
use leptos::prelude::*;

/// The foot of every page. It never changes, so it stands outside the application and only the build renders it.
#[component]
pub fn SiteFooter(
    /// Whose publications these are: name and web site.
    organisation: Option<PageLink>,
    /// Its postal address.
    address: Option<String>,
    /// What the site is, and who wrote its texts.
    notice: Option<String>,
    /// Pages of the site.
    pages: Vec<PageLink>,
    /// Files of the site, such as its feed and its catalogue.
    files: Vec<PageLink>,
) -> impl IntoView {
    view! {
        <footer class="site-footer">
            {notice.map(|notice| view! { <p class="site-footer__notice">{notice}</p> })}
            <nav class="site-footer__links" aria-label=text::FOOT>
                <ul>
                    {pages.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view()}
                    {files
                        .into_iter()
                        // The router leaves these to the browser.
                        .map(|link| view! { <li><a href=link.href rel="external">{link.label}</a></li> })
                        .collect_view()}
                </ul>
            </nav>
            <ThemeSwitch/>
            // A key without Ctrl or Alt must be one that can be switched off (WCAG 2.1.4): it is also pressed by mistake, or said.
            <p class="site-footer__shortcut needs-app">
                <label><input type="checkbox" name="raccourci" checked/>{text::SHORTCUT}</label>
            </p>
            {organisation.map(|link| view! {
                <p class="site-footer__organisation">
                    <a href=link.href rel="external">{link.label}</a>
                    // The space parts them where there are no styles.
                    {address.map(|address| view! { " "<span>{address}</span> })}
                </p>
            })}
        </footer>
    }
}
