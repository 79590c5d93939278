//! Things of one sort, found by number: a place that is left is used again.

/// Things by number. A free place holds the default, so that a look needs no question.
#[derive(Debug, Default)]
pub(crate) struct Slab<T> {
    places: Vec<T>,
    state: Vec<State>,
    free: Vec<u32>,
}

/// What a collection knows of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Free,
    /// Not reached yet by the collection that runs, or by the next.
    White,
    Reached,
}

impl<T: Default> Slab<T> {
    /// Puts a thing somewhere; where.
    #[inline]
    pub(crate) fn add(&mut self, thing: T) -> u32 {
        if let Some(place) = self.free.pop() {
            self.places[place as usize] = thing;
            self.state[place as usize] = State::White;
            return place;
        }
        let place = self.places.len();
        self.places.push(thing);
        self.state.push(State::White);
        u32::try_from(place).expect("the limit of the heap is met before that")
    }

    #[inline]
    pub(crate) fn get(&self, place: u32) -> &T {
        &self.places[place as usize]
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, place: u32) -> &mut T {
        &mut self.places[place as usize]
    }

    /// Marks a thing as reached; whether it was not yet.
    pub(crate) fn reach(&mut self, place: u32) -> bool {
        // A stale register may name a place that is free by now.
        match self.state.get_mut(place as usize) {
            Some(state @ State::White) => {
                *state = State::Reached;
                true
            }
            _ => false,
        }
    }

    /// Frees what was not reached, and forgets what was. `each` sees everything that stays.
    pub(crate) fn sweep(&mut self, mut each: impl FnMut(&T)) {
        for (place, state) in self.state.iter_mut().enumerate() {
            match state {
                State::Free => {}
                State::Reached => {
                    *state = State::White;
                    each(&self.places[place]);
                }
                State::White => {
                    *state = State::Free;
                    self.places[place] = T::default();
                    self.free.push(u32::try_from(place).unwrap_or(u32::MAX));
                }
            }
        }
    }
}
