//! JSON as Python objects: dict, list, str, int, float, bool, None.

use std::cell::RefCell;
use std::fmt;
use std::sync::Mutex;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use crate::internal_error::internal_error;

/// Reads JSON text that the core has read before.
pub(crate) fn text<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    read(py, &mut serde_json::Deserializer::from_str(json))
}

/// Turns a JSON value into Python objects.
pub(crate) fn value(py: Python<'_>, json: serde_json::Value) -> PyResult<Bound<'_, PyAny>> {
    read(py, json)
}

fn read<'de, 'py, D: Deserializer<'de>>(py: Python<'py>, json: D) -> PyResult<Bound<'py, PyAny>> {
    static NAMES: Mutex<Names> = Mutex::new(Names(Vec::new()));
    // Taken by another thread, or by this one further down the stack: do without.
    let names = NAMES.try_lock().ok();
    let context = Context { py, names: names.map(RefCell::new) };
    Objects(&context)
        .deserialize(json)
        .map_err(|error| internal_error(&format!("an answer does not convert: {error}")))
}

struct Context<'py, 'n> {
    py: Python<'py>,
    names: Option<RefCell<std::sync::MutexGuard<'n, Names>>>,
}

/// Names of fields as Python strings, kept because every answer has the same: a fifth of the time of an answer.
struct Names(Vec<Option<(Box<str>, Py<PyString>)>>);

const SLOTS: usize = 1024;
const LONGEST: usize = 40;

impl Names {
    fn get<'py>(&mut self, py: Python<'py>, name: &str) -> Bound<'py, PyString> {
        if self.0.is_empty() {
            self.0.resize_with(SLOTS, || None);
        }
        let Some(slot) = self.0.get_mut(hash(name.as_bytes()) % SLOTS) else {
            return PyString::new(py, name);
        };
        match slot {
            Some((kept, object)) if **kept == *name => object.bind(py).clone(),
            _ => {
                let object = PyString::new(py, name);
                *slot = Some((name.into(), object.clone().unbind()));
                object
            }
        }
    }
}

/// Of the length and both ends: whoever makes names collide makes himself slow.
fn hash(name: &[u8]) -> usize {
    let ends = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29),
        _ => name.iter().fold(0, |ends, byte| ends << 8 | u64::from(*byte)),
    };
    let spread = (ends ^ name.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::from((spread >> 48) as u16)
}

#[derive(Clone, Copy)]
struct Objects<'a, 'py, 'n>(&'a Context<'py, 'n>);

impl<'de, 'py> DeserializeSeed<'de> for Objects<'_, 'py, '_> {
    type Value = Bound<'py, PyAny>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'py> Objects<'_, 'py, '_> {
    fn object<E: Error>(self, value: impl IntoPyObject<'py>) -> Result<Bound<'py, PyAny>, E> {
        value.into_bound_py_any(self.0.py).map_err(E::custom)
    }
}

impl<'de, 'py> Visitor<'de> for Objects<'_, 'py, '_> {
    type Value = Bound<'py, PyAny>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.object(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.object(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.object(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        self.object(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        self.object(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(self.0.py.None().into_bound(self.0.py))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        PyList::new(self.0.py, items).map(Bound::into_any).map_err(A::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let dict = PyDict::new(self.0.py);
        while let Some(name) = map.next_key_seed(Name(self.0))? {
            let value = map.next_value_seed(self)?;
            dict.set_item(name, value).map_err(A::Error::custom)?;
        }
        Ok(dict.into_any())
    }
}

struct Name<'a, 'py, 'n>(&'a Context<'py, 'n>);

impl<'de, 'py> DeserializeSeed<'de> for Name<'_, 'py, '_> {
    type Value = Bound<'py, PyString>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'py> Visitor<'_> for Name<'_, 'py, '_> {
    type Value = Bound<'py, PyString>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let Context { py, names } = self.0;
        match names {
            Some(names) if name.len() <= LONGEST => Ok(names.borrow_mut().get(*py, name)),
            _ => Ok(PyString::new(*py, name)),
        }
    }
}
