//! Which jumps are allowed where: the rules that the reference checks after it has read a script.

use super::Writer;
use super::words::LABELS;

/// What lies around the place that is being written, outermost first.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    frames: Vec<Frame>,
}

/// One thing around the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    target: Target,
    label: Option<&'static str>,
    /// Whether the place is in its condition, range or subject, from where nothing may jump to it.
    header: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// `loop`, `for`, `each`, `while`, `do`.
    Loop,
    /// `if`, `match`, `eval`: left with their label only, and with a value.
    Value,
    /// A function, which no jump but `return` leaves.
    Function,
    /// The default value of a parameter: no jump leaves it but the `return` of a function around.
    Default,
}

impl Frame {
    pub(super) fn new(target: Target, label: Option<&'static str>) -> Self {
        Self { target, label, header: false }
    }

    /// The same for what stands before its body.
    pub(super) fn header(self) -> Self {
        Self { header: true, ..self }
    }
}

impl Jumps {
    fn may_return(&self) -> bool {
        self.frames.iter().any(|frame| frame.target == Target::Function)
    }

    /// The frames that a jump from here can see, innermost first.
    fn visible(&self) -> impl Iterator<Item = &Frame> {
        let inside = |frame: &&Frame| matches!(frame.target, Target::Loop | Target::Value);
        self.frames.iter().rev().take_while(inside)
    }

    /// Whether `break` and `continue` without a label are allowed.
    fn may_leave_loop(&self) -> bool {
        self.visible().find(|frame| frame.target == Target::Loop).is_some_and(|loops| !loops.header)
    }

    /// The labels that can be jumped to, with what they are on. An inner one hides an outer one.
    fn labels(&self) -> Vec<(&'static str, Target)> {
        let mut seen: Vec<&str> = Vec::new();
        let mut labels = Vec::new();
        for frame in self.visible() {
            let Some(label) = frame.label.filter(|label| !seen.contains(label)) else { continue };
            seen.push(label);
            if !frame.header {
                labels.push((label, frame.target));
            }
        }
        labels
    }
}

impl Writer<'_> {
    /// Writes something inside of a frame.
    pub(super) fn inside(&mut self, frame: Frame, write: impl FnOnce(&mut Self)) {
        self.jumps.frames.push(frame);
        write(self);
        self.jumps.frames.pop();
    }

    /// A jump that is allowed here; in daring scripts, now and then one that is not.
    pub(super) fn jump(&mut self) {
        if self.daring && self.chance(30) {
            return self.put_one(&["break", "continue", "return 1", "break #l 1", "continue #l"]);
        }
        let labels = self.jumps.labels();
        match self.rng.u8(..4) {
            0 | 1 if !labels.is_empty() => {
                let (label, target) = self.pick(&labels);
                self.labelled_jump(label, target);
            }
            0..3 if self.jumps.may_leave_loop() => self.put_one(&["break", "continue"]),
            _ if self.jumps.may_return() => {
                self.put("return");
                self.apart();
                self.expression();
            }
            _ => self.expression(),
        }
    }

    fn labelled_jump(&mut self, label: &'static str, target: Target) {
        match target {
            Target::Loop => self.put_one(&["break", "continue"]),
            _ => self.put("break"),
        }
        self.gap();
        self.put("#");
        self.put(label);
        if target == Target::Value && self.chance(60) {
            self.space();
            self.expression();
        }
    }

    /// A label for what follows, written in front of it.
    pub(super) fn label(&mut self) -> &'static str {
        let label = self.pick(LABELS);
        self.put("#");
        self.put(label);
        self.token(":");
        label
    }
}
