//! What JavaScript holds by a number.

/// Things by number. A number is not given twice, so that an old one can never mean another call.
pub(crate) struct Registry<T> {
    /// In the order of their numbers. A list, because there are few, and a tree would be written out for each type.
    things: Vec<(u32, T)>,
    last: u32,
}

impl<T> Registry<T> {
    pub(crate) const fn new() -> Self {
        Self { things: Vec::new(), last: 0 }
    }

    /// Keeps a thing; its number is from 1 to `i32::MAX`.
    pub(crate) fn keep(&mut self, thing: T) -> i32 {
        loop {
            let number = if self.last >= i32::MAX.unsigned_abs() { 1 } else { self.last + 1 };
            self.last = number;
            // After two thousand million of them it begins again, and passes over those that are still there.
            if let Err(place) = self.place(number) {
                self.things.insert(place, (number, thing));
                return number.cast_signed();
            }
        }
    }

    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        let (_, thing) = self.things.get(self.place(number).ok()?)?;
        Some(thing)
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        let place = self.place(number).ok()?;
        let (_, thing) = self.things.get_mut(place)?;
        Some(thing)
    }

    pub(crate) fn remove(&mut self, number: u32) -> Option<T> {
        let place = self.place(number).ok()?;
        Some(self.things.remove(place).1)
    }

    /// Where the number is, or where it would be.
    fn place(&self, number: u32) -> Result<usize, usize> {
        self.things.binary_search_by_key(&number, |(number, _)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_not_given_twice() {
        let mut registry = Registry::new();
        let first = registry.keep("a").cast_unsigned();
        assert_eq!(registry.remove(first), Some("a"));
        let second = registry.keep("b").cast_unsigned();
        assert_ne!(first, second);
        assert_eq!((registry.get(first), registry.get(second)), (None, Some(&"b")));
    }

    #[test]
    fn numbers_begin_again_past_those_in_use() {
        let mut registry = Registry::new();
        assert_eq!(registry.keep("a"), 1);
        registry.last = i32::MAX.unsigned_abs();
        assert_eq!(registry.keep("b"), 2);
    }
}
