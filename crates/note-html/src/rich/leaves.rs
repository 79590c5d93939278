//! Mentions, hashtags and searches.

use aizome_mfm::Language;

use super::Mentioned;
use super::link::host_for_people;
use super::nodes::Profile;
use crate::writer::{Attribute, SafeUrl};

impl Profile<'_, '_> {
    /// `@name` is a user of the author's host; hosts are shown where they are not the local one.
    pub(super) fn mention(&mut self, username: &str, host: Option<&str>) {
        let options = self.options;
        let host = host.or(options.author_host);
        let local = |host: &str| options.local_host.is_some_and(|l| l.eq_ignore_ascii_case(host));
        let foreign = host.filter(|host| !local(host));
        let mentioned = Mentioned { username, host: foreign };
        let url = options.places.mention(&mentioned).and_then(|url| SafeUrl::new(&url));
        let avatar = options.places.avatar(&mentioned).and_then(|url| SafeUrl::new(&url));
        self.anchor(url.as_ref(), self.mention_class(&mentioned)).end();
        self.close_anchor(url.as_ref(), |profile| {
            if let Some(avatar) = avatar {
                profile.picture(&avatar, "mfm-mention-avatar", "");
            }
            profile.writer.text("@");
            profile.writer.text(username);
            if let Some(host) = foreign {
                let host = host_for_people(host);
                profile.span("mfm-mention-host", &format!("@{host}"));
            }
        });
    }

    fn mention_class(&self, mentioned: &Mentioned<'_>) -> &'static str {
        let me = |reader: &str| reader.eq_ignore_ascii_case(mentioned.username);
        if mentioned.host.is_none() && self.options.reader.is_some_and(me) {
            "mfm-mention mfm-mention-me"
        } else {
            "mfm-mention"
        }
    }

    pub(super) fn hashtag(&mut self, tag: &str) {
        let url = self.options.places.hashtag(tag).and_then(|url| SafeUrl::new(&url));
        self.anchor(url.as_ref(), "mfm-hashtag").end();
        self.close_anchor(url.as_ref(), |profile| {
            profile.writer.text("#");
            profile.writer.text(tag);
        });
    }

    /// What is searched for and a button to do so.
    pub(super) fn search(&mut self, query: &str) {
        let url = self.options.places.search(query).and_then(|url| SafeUrl::new(&url));
        let options = self.options;
        let opens = url.is_some() && !self.in_link;
        let tag = self.anchor(url.as_ref(), "mfm-search");
        if opens {
            tag.attr(Attribute::Rel, options.external_rel)
                .attr_if(Attribute::Target, options.external_target)
                .end();
        } else {
            tag.end();
        }
        let button = match self.options.language {
            Language::English => "Search",
            Language::Japanese => "検索",
        };
        self.close_anchor(url.as_ref(), |profile| {
            profile.span("mfm-search-query", query);
            profile.span("mfm-search-button", button);
        });
    }
}
