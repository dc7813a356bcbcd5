//! Going from page to page: which actions follow which event, and that late events change nothing.

use kiosque::app::navigation::{Action, Event, Navigation, PageState};
use kiosque::loading::policy::LoadError;
use std::sync::Arc;

use Action::{
    Blur, CompleteAddress, Draw, DrawAhead, Fade, Fetch, HideProgress, Lead, LoadAddress, Measure, NameDocument,
    Prefetch, PrefetchFirst, Read, ReadAhead, RememberScrollPosition, RestoreScrollPosition, Settle, ShowProgress,
    TakeAhead,
};

const BUILD: &str = "a1";

/// The actions that show a page, until it is in the document.
const SHOW: [Action; 7] = [HideProgress, Measure, Blur, Draw, CompleteAddress, NameDocument, Settle];

/// The same for an error: nothing focused is removed.
const SHOW_ERROR: [Action; 6] = [HideProgress, Measure, Draw, CompleteAddress, NameDocument, Settle];

/// The actions that let the browser load the page.
const LEAVE: [Action; 3] = [HideProgress, Measure, LoadAddress];

/// A visitor on the home page.
fn at_home() -> Navigation {
    Navigation::new("/", BUILD, "/")
}

/// The data of a page as text.
fn data(text: &str) -> Arc<str> {
    Arc::from(text)
}

/// Clicks a link: the address bar does not change until the page is there. Returns the request's number.
#[track_caller]
fn click(navigation: &mut Navigation, path: &str) -> u32 {
    assert_eq!(navigation.step(Event::Asked { path, bar: "/elsewhere" }), [RememberScrollPosition, Fetch], "{path}");
    navigation.request()
}

/// Goes back or forward. Returns the request's number.
#[track_caller]
fn travel(navigation: &mut Navigation, path: &str) -> u32 {
    assert_eq!(navigation.step(Event::Asked { path, bar: path }), [Fetch], "{path}");
    navigation.request()
}

/// The response to a request arrives and is parsed.
#[track_caller]
fn respond(navigation: &mut Navigation, request: u32, page: Result<&str, LoadError>) -> &'static [Action] {
    let text = data("{}");
    assert_eq!(navigation.step(Event::Fetched(request, page.is_ok().then_some(&text))), [Read]);
    navigation.step(Event::Arrived(request, page))
}

/// Clicks a link and receives the page.
#[track_caller]
fn open(navigation: &mut Navigation, path: &str) {
    let request = click(navigation, path);
    assert_eq!(respond(navigation, request, Ok(BUILD)), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
    assert!(navigation.step(Event::Settled(request)).starts_with(&[Lead]));
    assert!(navigation.is_shown(path), "{path}");
}

/// Checks that no event of an obsolete request has an effect.
#[track_caller]
fn expect_late(navigation: &mut Navigation, request: u32) {
    let text = data("{}");
    for event in [
        Event::Slow(request),
        Event::Fetched(request, Some(&text)),
        Event::Fetched(request, None),
        Event::Arrived(request, Ok(BUILD)),
        Event::Arrived(request, Ok("b2")),
        Event::Arrived(request, Err(LoadError::Status(404))),
        Event::Faded(request),
        Event::Settled(request),
    ] {
        assert_eq!(navigation.step(event), [], "{event:?}");
    }
}

/// The visitor reaches for a link to an entry, and its data arrives. Returns the actions that follow.
#[track_caller]
fn reach(navigation: &mut Navigation, path: &str, data: &Arc<str>) -> &'static [Action] {
    assert_eq!(navigation.step(Event::Reached(path)), [Prefetch, ReadAhead], "{path}");
    navigation.step(Event::Prefetched { path, data, build: BUILD, is_entry: true })
}

// --- Links, back and forward -------------------------------------------------------------------------------------

#[test]
fn a_link_keeps_the_position_for_the_way_back_fades_and_leads_to_the_heading() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    assert!(navigation.is_shown("/"), "the page was removed before the next one arrived");
    assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
    assert!(navigation.is_shown("/"), "the page was removed before the browser could fade it");
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
    assert!(navigation.is_shown("/documents"));
    assert_eq!(navigation.page(), PageState::Ready);
    assert_eq!(navigation.step(Event::Settled(request)), [Lead, PrefetchFirst]);
    assert_eq!(navigation.step(Event::Settled(request)), [], "the visitor was led there twice");
}

#[test]
fn the_first_page_is_prefetched_once_for_the_way_back() {
    let mut navigation = at_home();
    for (path, after) in [("/documents", &[Lead, PrefetchFirst][..]), ("/soutenir", &[Lead])] {
        let request = click(&mut navigation, path);
        respond(&mut navigation, request, Ok(BUILD));
        navigation.step(Event::Faded(request));
        assert_eq!(navigation.step(Event::Settled(request)), after, "{path}");
    }
}

#[test]
fn a_page_without_its_code_shows_an_error_and_the_browser_loads_it_on_retry() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    assert_eq!(respond(&mut navigation, request, Err(LoadError::NoCode)), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW_ERROR);
    assert_eq!(navigation.page(), PageState::Failed(LoadError::NoCode));
    assert_eq!(navigation.step(Event::Retried), [LoadAddress]);
}

#[test]
fn back_and_forward_show_the_page_at_once_and_lead_to_where_the_visitor_was() {
    let mut navigation = at_home();
    open(&mut navigation, "/documents");
    for path in ["/", "/documents"] {
        let request = travel(&mut navigation, path);
        assert_eq!(respond(&mut navigation, request, Ok(BUILD)), SHOW);
        assert_eq!(navigation.step(Event::Settled(request)), [RestoreScrollPosition]);
        assert!(navigation.is_shown(path), "{path}");
    }
}

#[test]
fn back_to_another_question_about_the_same_page_only_restores_the_position() {
    let mut navigation = at_home();
    open(&mut navigation, "/documents");
    assert_eq!(navigation.step(Event::Travelled("/documents")), [RestoreScrollPosition]);
    assert_eq!(navigation.step(Event::Travelled("/")), [], "the other page is not there yet");
}

#[test]
fn a_slow_page_shows_progress_and_one_that_is_here_does_not() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    assert_eq!(navigation.step(Event::Slow(request)), [ShowProgress]);
    assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
    assert_eq!(navigation.step(Event::Slow(request)), []);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
    assert_eq!(navigation.step(Event::Slow(request)), []);
}

// --- The same address --------------------------------------------------------------------------------------------

#[test]
fn an_address_is_the_same_page_with_and_without_a_slash() {
    let mut navigation = at_home();
    open(&mut navigation, "/documents");
    for path in ["/documents/", "/documents"] {
        assert_eq!(navigation.step(Event::Asked { path, bar: path }), [CompleteAddress], "{path}");
        assert_eq!(navigation.step(Event::Travelled(path)), [RestoreScrollPosition], "{path}");
        assert_eq!(navigation.step(Event::Reached(path)), [], "{path}");
        assert!(navigation.is_shown(path), "{path}");
    }
    // Back to a page whose address has got a slash from the host.
    let request = click(&mut navigation, "/a-propos/");
    assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
    assert_eq!(navigation.step(Event::Asked { path: "/documents", bar: "/documents/" }), [Fetch]);
}

#[test]
fn the_canonical_address_has_a_slash_only_on_the_home_page() {
    for (base, path, canonical) in [
        ("/", "/", "/"),
        ("/", "/documents/", "/documents"),
        ("/dossiers/ia/", "/dossiers/ia", "/dossiers/ia/"),
        ("/dossiers/ia/", "/dossiers/ia/", "/dossiers/ia/"),
        ("/dossiers/ia/", "/dossiers/ia/documents/", "/dossiers/ia/documents"),
    ] {
        assert_eq!(Navigation::new(base, BUILD, path).canonical(), canonical, "{path} below {base}");
    }
}

#[test]
fn a_page_requested_again_while_it_loads_is_not_fetched_again() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    for path in ["/documents", "/documents/"] {
        assert_eq!(navigation.step(Event::Asked { path, bar: "/" }), [CompleteAddress], "{path}");
    }
    assert_eq!(navigation.request(), request);
    assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
}

#[test]
fn a_page_requested_again_after_another_is_shown_once() {
    let mut navigation = at_home();
    let first = click(&mut navigation, "/documents");
    let other = click(&mut navigation, "/a-propos");
    let again = click(&mut navigation, "/documents");
    expect_late(&mut navigation, first);
    expect_late(&mut navigation, other);
    assert_eq!(respond(&mut navigation, again, Ok(BUILD)), [Fade]);
    expect_late(&mut navigation, first);
    assert_eq!(navigation.step(Event::Faded(again)), SHOW);
    assert_eq!(navigation.step(Event::Faded(again)), [], "it was drawn twice");
}

// --- Going elsewhere meanwhile -----------------------------------------------------------------------------------

#[test]
fn a_response_that_comes_after_another_request_changes_nothing() {
    let mut navigation = at_home();
    let late = click(&mut navigation, "/a-propos");
    let request = click(&mut navigation, "/documents");
    expect_late(&mut navigation, late);
    assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
    expect_late(&mut navigation, late);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
    expect_late(&mut navigation, late);
    assert_eq!(navigation.step(Event::Settled(request)), [Lead, PrefetchFirst]);
    expect_late(&mut navigation, late);
    assert!(navigation.is_shown("/documents"));
}

#[test]
fn a_page_that_is_overtaken_before_it_fades_is_not_drawn() {
    let mut navigation = at_home();
    let overtaken = click(&mut navigation, "/a-propos");
    assert_eq!(respond(&mut navigation, overtaken, Ok(BUILD)), [Fade]);
    let request = click(&mut navigation, "/documents");
    assert_eq!(navigation.step(Event::Faded(overtaken)), []);
    assert!(navigation.is_shown("/"));
    assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
}

#[test]
fn a_request_that_was_overtaken_shows_no_progress_on_the_page_that_overtook_it() {
    let mut navigation = at_home();
    let overtaken = click(&mut navigation, "/a-propos");
    open(&mut navigation, "/documents");
    assert_eq!(navigation.step(Event::Slow(overtaken)), [], "the progress bar would stay for ever");
}

#[test]
fn back_before_the_response_came_leads_to_the_page_before() {
    let mut navigation = at_home();
    open(&mut navigation, "/documents");
    let late = click(&mut navigation, "/a-propos");
    // The address bar has not changed yet, so Back leads past the page that is shown.
    let back = travel(&mut navigation, "/");
    expect_late(&mut navigation, late);
    assert_eq!(respond(&mut navigation, back, Ok(BUILD)), SHOW);
    assert_eq!(navigation.step(Event::Settled(back)), [RestoreScrollPosition]);
    expect_late(&mut navigation, late);
    assert!(navigation.is_shown("/"));
}

// --- Pages that the browser loads --------------------------------------------------------------------------------

#[test]
fn a_page_of_another_build_is_loaded_by_the_browser() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    assert_eq!(respond(&mut navigation, request, Ok("b2")), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), LEAVE);
    assert!(navigation.is_shown("/"), "the application shows it too");
    let request = travel(&mut navigation, "/a-propos");
    assert_eq!(respond(&mut navigation, request, Ok("b2")), LEAVE, "on the way back");
}

#[test]
fn a_page_that_does_not_exist_is_loaded_by_the_browser_which_shows_the_page_that_helps() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents/disparu");
    assert_eq!(respond(&mut navigation, request, Err(LoadError::Status(404))), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), LEAVE);
    assert_eq!(navigation.page(), PageState::Ready, "the application shows an error too");
    // Until the browser has loaded it, the visitor may go elsewhere.
    open(&mut navigation, "/documents");
}

// --- Failures ----------------------------------------------------------------------------------------------------

#[test]
fn a_page_that_fails_to_load_says_so_at_its_address_and_a_retry_brings_it() {
    let mut navigation = at_home();
    for error in [LoadError::Unreachable, LoadError::TimedOut, LoadError::Status(503), LoadError::Unreadable] {
        let request = click(&mut navigation, "/documents");
        assert_eq!(respond(&mut navigation, request, Err(error)), [Fade]);
        assert_eq!(navigation.step(Event::Faded(request)), SHOW_ERROR);
        assert_eq!(navigation.page(), PageState::Failed(error));
        assert!(navigation.step(Event::Settled(request)).starts_with(&[Lead]));
        assert!(navigation.is_shown("/documents"), "{error:?}");

        assert_eq!(navigation.step(Event::Retried), [RememberScrollPosition, Fetch]);
        assert_eq!(navigation.wanted(), "/documents");
        expect_late(&mut navigation, request);
        let request = navigation.request();
        assert_eq!(respond(&mut navigation, request, Ok(BUILD)), [Fade]);
        assert_eq!(navigation.step(Event::Faded(request)), SHOW);
        assert_eq!(navigation.page(), PageState::Ready);
        assert_eq!(navigation.step(Event::Settled(request)), [Lead]);
        open(&mut navigation, "/");
    }
}

#[test]
fn a_failed_retry_shows_its_own_error() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    respond(&mut navigation, request, Err(LoadError::Unreachable));
    navigation.step(Event::Faded(request));
    navigation.step(Event::Retried);
    let request = navigation.request();
    respond(&mut navigation, request, Err(LoadError::TimedOut));
    assert_eq!(navigation.step(Event::Faded(request)), SHOW_ERROR);
    assert_eq!(navigation.page(), PageState::Failed(LoadError::TimedOut));
}

#[test]
fn a_retry_while_another_page_loads_is_for_that_page() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    respond(&mut navigation, request, Err(LoadError::Unreachable));
    navigation.step(Event::Faded(request));
    click(&mut navigation, "/a-propos");
    navigation.step(Event::Retried);
    assert_eq!(navigation.wanted(), "/a-propos");
}

#[test]
fn after_a_page_that_did_not_come_back_still_works() {
    let mut navigation = at_home();
    let request = click(&mut navigation, "/documents");
    respond(&mut navigation, request, Err(LoadError::Unreachable));
    navigation.step(Event::Faded(request));
    navigation.step(Event::Settled(request));
    let back = travel(&mut navigation, "/");
    assert_eq!(respond(&mut navigation, back, Ok(BUILD)), SHOW);
    assert_eq!(navigation.page(), PageState::Ready);
}

// --- Drawn ahead -------------------------------------------------------------------------------------------------

const ENTRY: &str = "/documents/cables";

#[test]
fn an_entry_that_was_reached_for_is_shown_as_it_was_drawn_ahead() {
    let mut navigation = at_home();
    let text = data("{}");
    assert_eq!(reach(&mut navigation, ENTRY, &text), [DrawAhead]);
    let request = click(&mut navigation, ENTRY);
    assert_eq!(navigation.step(Event::Fetched(request, Some(&text))), [TakeAhead]);
    assert_eq!(navigation.step(Event::Arrived(request, Ok(BUILD))), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
}

#[test]
fn an_entry_whose_data_has_changed_since_it_was_drawn_ahead_is_read_again() {
    let mut navigation = at_home();
    reach(&mut navigation, ENTRY, &data("{}"));
    let request = click(&mut navigation, ENTRY);
    assert_eq!(navigation.step(Event::Fetched(request, Some(&data("{ }")))), [Read]);
}

#[test]
fn an_entry_drawn_ahead_and_not_opened_is_dropped_with_the_next_page() {
    let mut navigation = at_home();
    let text = data("{}");
    reach(&mut navigation, ENTRY, &text);
    // Showing another page drops the page drawn ahead, even with the same data.
    let request = click(&mut navigation, "/documents");
    assert_eq!(navigation.step(Event::Fetched(request, Some(&text))), [Read]);
    assert_eq!(navigation.step(Event::Arrived(request, Ok(BUILD))), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW);
    assert_eq!(navigation.step(Event::Reached(ENTRY)), [Prefetch, ReadAhead], "the dropped page counts as still there");
}

#[test]
fn a_page_that_fails_to_load_drops_the_page_drawn_ahead_too() {
    let mut navigation = at_home();
    let text = data("{}");
    reach(&mut navigation, ENTRY, &text);
    let request = click(&mut navigation, ENTRY);
    assert_eq!(respond(&mut navigation, request, Err(LoadError::TimedOut)), [Fade]);
    assert_eq!(navigation.step(Event::Faded(request)), SHOW_ERROR);
    navigation.step(Event::Retried);
    assert_eq!(navigation.step(Event::Fetched(navigation.request(), Some(&text))), [Read]);
}

#[test]
fn only_the_entry_that_was_reached_for_last_is_drawn_ahead() {
    let mut navigation = at_home();
    let text = data("{}");
    reach(&mut navigation, ENTRY, &text);
    assert_eq!(reach(&mut navigation, "/documents/puces", &text), [DrawAhead]);
    let request = click(&mut navigation, ENTRY);
    assert_eq!(navigation.step(Event::Fetched(request, Some(&text))), [Read]);
}

#[test]
fn an_entry_that_is_drawn_ahead_is_not_fetched_again_when_it_is_reached_for_another_way() {
    let mut navigation = at_home();
    reach(&mut navigation, ENTRY, &data("{}"));
    for event in [Event::Reached(ENTRY), Event::Seen(ENTRY), Event::Reached("/documents/cables/")] {
        assert_eq!(navigation.step(event), [], "{event:?}");
    }
}

#[test]
fn a_requested_page_is_no_longer_prefetched() {
    let mut navigation = at_home();
    click(&mut navigation, ENTRY);
    assert_eq!(navigation.step(Event::Reached(ENTRY)), []);
    assert_eq!(navigation.step(Event::Seen(ENTRY)), []);
}

#[test]
fn an_entry_that_is_opened_before_its_prefetched_data_came_is_drawn_once() {
    let mut navigation = at_home();
    let text = data("{}");
    assert_eq!(navigation.step(Event::Reached(ENTRY)), [Prefetch, ReadAhead]);
    let request = click(&mut navigation, ENTRY);
    // The first to ask is the first to be answered.
    let prefetched = Event::Prefetched { path: ENTRY, data: &text, build: BUILD, is_entry: true };
    assert_eq!(navigation.step(prefetched), [DrawAhead]);
    assert_eq!(navigation.step(Event::Fetched(request, Some(&text))), [TakeAhead]);
}

#[test]
fn a_card_in_view_is_fetched_and_not_drawn() {
    assert_eq!(at_home().step(Event::Seen(ENTRY)), [Prefetch]);
}

#[test]
fn nothing_is_prefetched_outside_of_the_site() {
    let mut navigation = Navigation::new("/dossiers/ia/", BUILD, "/dossiers/ia/");
    assert_eq!(navigation.step(Event::Reached("/autre/documents")), []);
    assert_eq!(navigation.step(Event::Seen("/dossiers/iao")), []);
    assert_eq!(navigation.step(Event::Reached("/dossiers/ia/documents")), [Prefetch, ReadAhead]);
}

#[test]
fn only_an_entry_of_the_same_build_is_drawn_ahead() {
    let mut navigation = at_home();
    let text = data("{}");
    let prefetched = |build, is_entry| Event::Prefetched { path: ENTRY, data: &text, build, is_entry };
    assert_eq!(navigation.step(prefetched("b2", true)), []);
    assert_eq!(navigation.step(prefetched(BUILD, false)), []);
    let request = click(&mut navigation, ENTRY);
    assert_eq!(navigation.step(Event::Fetched(request, Some(&text))), [Read]);
}

#[test]
fn a_late_response_keeps_the_page_drawn_ahead() {
    let mut navigation = at_home();
    let text = data("{}");
    let late = click(&mut navigation, "/a-propos");
    click(&mut navigation, "/documents");
    reach(&mut navigation, ENTRY, &text);
    expect_late(&mut navigation, late);
    let request = click(&mut navigation, ENTRY);
    assert_eq!(navigation.step(Event::Fetched(request, Some(&text))), [TakeAhead]);
}
