//! The parts of pages: what they show is given to them; where it comes from they do not know.

mod alert;
#[cfg(feature = "ssr")]
mod breadcrumb;
#[cfg(feature = "ssr")]
mod call;
#[cfg(feature = "ssr")]
mod carousel;
#[cfg(feature = "ssr")]
mod citation_styles;
#[cfg(feature = "ssr")]
mod cover_art;
mod donation_panel;
#[cfg(feature = "ssr")]
mod entry_actions;
mod entry_card;
mod filter_group;
#[cfg(feature = "ssr")]
mod filter_panel;
mod keep_button;
#[cfg(feature = "ssr")]
mod kept_item;
#[cfg(feature = "ssr")]
mod link_list;
mod listing_tools;
mod pagination;
mod player;
mod progress;
#[cfg(feature = "ssr")]
mod sharing;
#[cfg(feature = "ssr")]
mod site_footer;
mod site_header;
mod site_search;
mod suggestion_groups;
mod suggestions;
#[cfg(feature = "ssr")]
mod theme_switch;

pub use alert::Alert;
pub use alert::alert;
#[cfg(feature = "ssr")]
pub use breadcrumb::Breadcrumb;
#[cfg(feature = "ssr")]
pub use call::Call;
#[cfg(feature = "ssr")]
pub use carousel::Carousel;
#[cfg(feature = "ssr")]
pub use citation_styles::CitationStyles;
#[cfg(feature = "ssr")]
pub use cover_art::CoverArt;
pub use donation_panel::DonationPanel;
#[cfg(feature = "ssr")]
pub use entry_actions::EntryActions;
pub use entry_card::CARD_LINKS;
#[cfg(feature = "ssr")]
pub use entry_card::EntryCard;
#[cfg(feature = "ssr")]
pub use entry_card::result_card;
pub use entry_card::result_item;
#[cfg(feature = "ssr")]
pub use filter_group::FilterGroup;
pub use filter_group::{FEW_OPTIONS, filter_option, shown_options};
#[cfg(feature = "ssr")]
pub use filter_panel::FilterPanel;
pub use keep_button::KEEP_BUTTONS;
#[cfg(feature = "ssr")]
pub use keep_button::KeepButton;
#[cfg(feature = "ssr")]
pub use kept_item::KeptItem;
#[cfg(feature = "ssr")]
pub use link_list::LinkList;
#[cfg(feature = "ssr")]
pub use listing_tools::ListingTools;
pub use listing_tools::filter_tag;
pub use pagination::pagination;
pub use player::{player, skip_to_player};
pub use progress::Progress;
#[cfg(feature = "ssr")]
pub use sharing::Sharing;
#[cfg(feature = "ssr")]
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use site_search::SiteSearch;
pub use suggestion_groups::{Suggestion, SuggestionGroup, SuggestionGroups, move_to};
pub use suggestions::Suggestions;
#[cfg(feature = "ssr")]
pub use theme_switch::ThemeSwitch;
