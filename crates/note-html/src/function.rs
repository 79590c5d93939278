//! Functions with their arguments checked: the one model all profiles read.
//!
//! What exists, in which dialect, and which values parse is said by the table in
//! [`aizome_mfm::functions`]. Here a name and its arguments become a [`Function`] whose numbers are
//! finite and within limits, so that no profile has to think about hostile arguments again.
//! The limits are wider than what notes are drawn with and narrower than what breaks a page.

use aizome_mfm::functions::{self, Color, Dialect};
use aizome_mfm::{Args, Kind, Node};

/// A function and what it was given. What was absent or invalid is `None`: the default applies,
/// which the table and the stylesheet know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Function<'a> {
    /// `tada`, `jelly`, `twitch`, `shake`, `jump`, `bounce`, `rainbow`: an endless movement.
    Motion(Motion, Timing),
    /// `spin`.
    Spin { timing: Timing, axis: Axis, turning: Turning },
    /// `fade`: from nothing to all in its time, and back in as much.
    Fade { timing: Timing, out: bool },
    /// `sparkle`.
    Sparkle,
    /// `flip`: which axes are mirrored, at least one.
    Flip { horizontal: bool, vertical: bool },
    /// `x2`, `x3`, `x4`.
    Zoom(Zoom),
    /// `blur`.
    Blur,
    /// `font`.
    Font(Family),
    /// `rotate`.
    Rotate { degrees: Option<f64>, axis: Axis },
    /// `position`, in em.
    Position { x: Option<f64>, y: Option<f64> },
    /// `scale`.
    Scale { x: Option<f64>, y: Option<f64> },
    /// `fg`.
    Foreground(Option<Color>),
    /// `bg`.
    Background(Option<Color>),
    /// `border`.
    Border(Border),
    /// `ruby`.
    Ruby,
    /// `unixtime`.
    UnixTime,
    /// `clickable`: the name of its event.
    Clickable(&'a str),
    /// `crop`, in percent.
    Crop { top: Option<f64>, right: Option<f64>, bottom: Option<f64>, left: Option<f64> },
    /// `followmouse`.
    FollowMouse { x: bool, y: bool, turns: bool, speed: Option<f64> },
    /// `small`, as the tag.
    Small,
    /// `center`, as the tag.
    Center,
    /// `media`: an attachment shown in place.
    Media,
}

/// A movement that takes nothing but its timing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motion {
    Tada,
    Jelly,
    Twitch,
    Shake,
    Jump,
    Bounce,
    Rainbow,
}

/// How long one round takes, how long to wait, how many rounds; in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Timing {
    pub(crate) speed: Option<f64>,
    pub(crate) delay: Option<f64>,
    pub(crate) rounds: Option<f64>,
}

/// What a turn goes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    /// The line of sight: it turns in the plane.
    Sight,
    X,
    Y,
}

/// Which way a spin goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turning {
    Right,
    Left,
    Alternate,
}

/// A larger font size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zoom {
    X2,
    X3,
    X4,
}

/// A generic font family, in the order in which the first one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Serif,
    Monospace,
    Cursive,
    Fantasy,
    Emoji,
    Math,
}

/// A border.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Border {
    pub(crate) width: Option<f64>,
    pub(crate) style: Option<&'static str>,
    pub(crate) color: Option<Color>,
    pub(crate) radius: Option<f64>,
    pub(crate) clips: bool,
}

/// A day; no animation needs longer.
const LONGEST_TIME: f64 = 86_400.0;
/// What Misskey allows, here in both directions.
const LARGEST_SCALE: f64 = 5.0;
/// Far enough to leave any note, in em.
const FURTHEST_POSITION: f64 = 100.0;
/// In pixels.
const WIDEST_BORDER: f64 = 100.0;
/// In pixels; larger ones look the same.
const LARGEST_RADIUS: f64 = 10_000.0;
const MOST_ROUNDS: f64 = 1e6;

impl<'a> Function<'a> {
    /// Reads a function as the first of `dialects` that knows its name understands it. `None` when
    /// none does, or when it needs something it was not given: its marks are to be shown.
    pub(crate) fn read(name: &str, args: &'a Args<'_>, dialects: &[Dialect]) -> Option<Self> {
        let known = |&dialect: &Dialect| Some((functions::find(name, dialect)?, dialect));
        let (function, dialect) = dialects.iter().find_map(known)?;
        Given { args, function, dialect }.function()
    }

    /// How much larger emoji in it are drawn, which decides whether their original size is needed.
    pub(crate) fn enlargement(&self) -> f64 {
        match *self {
            Self::Zoom(Zoom::X2) => 2.0,
            Self::Zoom(Zoom::X3) => 3.0,
            Self::Zoom(Zoom::X4) => 4.0,
            Self::Scale { x, y } => x.unwrap_or(1.0).max(y.unwrap_or(1.0)),
            _ => 1.0,
        }
    }
}

/// The base and the reading of `$[ruby base|reading]`, which Firefish and Sharkey try before
/// spaces: both parts may then hold spaces.
pub(crate) fn piped_ruby<'t>(
    content: &'t [Node<'_>],
    dialects: &[Dialect],
) -> Option<(&'t str, &'t str)> {
    let pipes = |dialect: &Dialect| matches!(dialect, Dialect::Firefish | Dialect::Sharkey);
    match content {
        [Node { kind: Kind::Text(text), .. }] if dialects.iter().any(pipes) => text.split_once('|'),
        _ => None,
    }
}

/// The arguments of a function that is known.
struct Given<'t, 'a> {
    args: &'a Args<'t>,
    function: &'static functions::Function,
    dialect: Dialect,
}

impl<'a> Given<'_, 'a> {
    fn function(&self) -> Option<Function<'a>> {
        Some(match self.function.name {
            "tada" => self.motion(Motion::Tada),
            "jelly" => self.motion(Motion::Jelly),
            "twitch" => self.motion(Motion::Twitch),
            "shake" => self.motion(Motion::Shake),
            "jump" => self.motion(Motion::Jump),
            "bounce" => self.motion(Motion::Bounce),
            "rainbow" => self.motion(Motion::Rainbow),
            "spin" => self.spin(),
            "fade" => self.fade(),
            "sparkle" => Function::Sparkle,
            "flip" => self.flip(),
            "x2" => Function::Zoom(Zoom::X2),
            "x3" => Function::Zoom(Zoom::X3),
            "x4" => Function::Zoom(Zoom::X4),
            "blur" => Function::Blur,
            "font" => Function::Font(self.family()?),
            "rotate" => Function::Rotate { degrees: self.float("deg"), axis: self.axis() },
            "position" => Function::Position {
                x: self.within("x", FURTHEST_POSITION),
                y: self.within("y", FURTHEST_POSITION),
            },
            "scale" => Function::Scale {
                x: self.within("x", LARGEST_SCALE),
                y: self.within("y", LARGEST_SCALE),
            },
            "fg" => Function::Foreground(self.color()),
            "bg" => Function::Background(self.color()),
            "border" => Function::Border(self.border()),
            "ruby" => Function::Ruby,
            "unixtime" => Function::UnixTime,
            "clickable" => Function::Clickable(self.args.value("ev").unwrap_or_default()),
            "crop" => self.crop(),
            "followmouse" => self.follow_mouse(),
            "small" => Function::Small,
            "center" => Function::Center,
            "media" => Function::Media,
            _ => return None,
        })
    }

    fn motion(&self, motion: Motion) -> Function<'a> {
        Function::Motion(motion, self.timing())
    }

    fn spin(&self) -> Function<'a> {
        let turning = match (self.flag("left"), self.flag("alternate")) {
            (true, _) => Turning::Left,
            (false, true) => Turning::Alternate,
            (false, false) => Turning::Right,
        };
        Function::Spin { timing: self.timing(), axis: self.axis(), turning }
    }

    /// That of `CherryPick` goes there and back in its time, so one way is half of it.
    fn fade(&self) -> Function<'a> {
        let mut timing = self.timing();
        if self.dialect == Dialect::CherryPick {
            let default = self.function.parameter("speed").and_then(|speed| speed.default);
            let there_and_back = timing.speed.or_else(|| functions::time(default?));
            timing.speed = there_and_back.map(|seconds| seconds / 2.0);
        }
        Function::Fade { timing, out: self.flag("out") }
    }

    fn flip(&self) -> Function<'a> {
        let vertical = self.flag("v");
        Function::Flip { horizontal: self.flag("h") || !vertical, vertical }
    }

    fn family(&self) -> Option<Family> {
        const FAMILIES: [(&str, Family); 6] = [
            ("serif", Family::Serif),
            ("monospace", Family::Monospace),
            ("cursive", Family::Cursive),
            ("fantasy", Family::Fantasy),
            ("emoji", Family::Emoji),
            ("math", Family::Math),
        ];
        FAMILIES.into_iter().find(|(key, _)| self.flag(key)).map(|(_, family)| family)
    }

    fn border(&self) -> Border {
        Border {
            width: self.float("width").map(|width| width.clamp(0.0, WIDEST_BORDER)),
            style: self.border_style(),
            color: self.color(),
            radius: self.float("radius").map(|radius| radius.clamp(0.0, LARGEST_RADIUS)),
            clips: !self.flag("noclip"),
        }
    }

    /// The word of the table, so that it is a static one.
    fn border_style(&self) -> Option<&'static str> {
        let functions::ParameterKind::Word(words) = self.function.parameter("style")?.kind else {
            return None;
        };
        let given = self.value("style")?;
        words.iter().find(|word| **word == given).copied()
    }

    fn crop(&self) -> Function<'a> {
        let percent = |key| self.float(key).map(|part| part.clamp(0.0, 100.0));
        Function::Crop {
            top: percent("top"),
            right: percent("right"),
            bottom: percent("bottom"),
            left: percent("left"),
        }
    }

    fn follow_mouse(&self) -> Function<'a> {
        let (x, y) = (self.flag("x"), self.flag("y"));
        Function::FollowMouse {
            x: x || !y,
            y: y || !x,
            turns: self.flag("rotateByVelocity"),
            speed: self.timing().speed,
        }
    }

    /// A negative speed stands still, as in browsers, which drop the animation.
    fn timing(&self) -> Timing {
        Timing {
            speed: self.time("speed").map(|seconds| seconds.clamp(0.0, LONGEST_TIME)),
            delay: self.time("delay").map(|seconds| seconds.clamp(-LONGEST_TIME, LONGEST_TIME)),
            rounds: self.float("loop").filter(|n| *n > 0.0).map(|n| n.min(MOST_ROUNDS)),
        }
    }

    fn axis(&self) -> Axis {
        match (self.flag("x"), self.flag("y")) {
            (true, _) => Axis::X,
            (false, true) => Axis::Y,
            (false, false) => Axis::Sight,
        }
    }

    fn color(&self) -> Option<Color> {
        functions::color(self.value("color")?)
    }

    fn time(&self, key: &str) -> Option<f64> {
        functions::time(self.value(key)?)
    }

    fn float(&self, key: &str) -> Option<f64> {
        functions::float(self.value(key)?)
    }

    fn within(&self, key: &str, limit: f64) -> Option<f64> {
        self.float(key).map(|number| number.clamp(-limit, limit))
    }

    /// Whether a flag is given; a value is not read.
    fn flag(&self, key: &str) -> bool {
        self.knows(key) && self.args.has(key)
    }

    fn value(&self, key: &str) -> Option<&str> {
        if self.knows(key) { self.args.value(key) } else { None }
    }

    /// Whether this dialect of the function has such a parameter.
    fn knows(&self, key: &str) -> bool {
        let parameter = self.function.parameter(key);
        parameter.is_some_and(|parameter| parameter.dialects.contains(&self.dialect))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(pairs: &[(&'static str, Option<&'static str>)]) -> Args<'static> {
        pairs.iter().map(|&(key, value)| (key, value.map(Into::into))).collect()
    }

    #[track_caller]
    fn check(
        name: &str,
        given: &[(&'static str, Option<&'static str>)],
        dialects: &[Dialect],
        expected: Option<Function<'_>>,
    ) {
        assert_eq!(Function::read(name, &args(given), dialects), expected, "{name}");
    }

    const MISSKEY: &[Dialect] = &[Dialect::Misskey];

    #[test]
    fn every_function_of_the_table_is_read() {
        for function in functions::FUNCTIONS {
            let font = args(&[("serif", None)]);
            for dialect in function.dialects {
                let read = Function::read(function.name, &font, &[*dialect]);
                assert!(read.is_some(), "{}", function.name);
            }
        }
    }

    #[test]
    fn numbers_are_clamped() {
        check(
            "scale",
            &[("x", Some("-100")), ("y", Some("1e9"))],
            MISSKEY,
            Some(Function::Scale { x: Some(-5.0), y: Some(5.0) }),
        );
        check(
            "position",
            &[("x", Some("1e300")), ("y", Some("Infinity"))],
            MISSKEY,
            Some(Function::Position { x: Some(100.0), y: None }),
        );
        let timing = Timing { speed: Some(0.0), delay: Some(-1.5), rounds: None };
        check(
            "tada",
            &[("speed", Some("-3s")), ("delay", Some("-1.5s")), ("loop", Some("2"))],
            MISSKEY,
            Some(Function::Motion(Motion::Tada, timing)),
        );
    }

    #[test]
    fn dialects_decide_what_is_known() {
        check("fade", &[], MISSKEY, None);
        let half = Timing { speed: Some(2.0), ..Timing::default() };
        check(
            "fade",
            &[],
            &[Dialect::CherryPick],
            Some(Function::Fade { timing: half, out: false }),
        );
        let rounds = Timing { rounds: Some(3.0), ..Timing::default() };
        check(
            "tada",
            &[("loop", Some("3"))],
            &[Dialect::Firefish],
            Some(Function::Motion(Motion::Tada, rounds)),
        );
        check("font", &[], MISSKEY, None);
        check("SPIN", &[], MISSKEY, None);
    }
}
