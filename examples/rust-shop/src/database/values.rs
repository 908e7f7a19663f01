//! Values and rows, the same from both databases.

use bytes::BytesMut;
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::Error;

/// A value in a statement or a row. Numbers are paise, milliseconds and counts.
#[derive(Clone, Debug)]
pub enum Value {
    Null,
    Number(i64),
    Text(String),
}

/// The values of a statement: `values![id, now]`.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::database::Value::from($value)),*]
    };
}
pub(crate) use values;

/// What a column is read as.
pub trait FromValue: Sized {
    fn from_value(value: Value) -> Option<Self>;
}

/// What a row is read as.
pub trait FromRow: Sized {
    fn from_row(row: &mut Row) -> Result<Self, Error>;
}

/// A row, whose columns are taken from left to right.
pub struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(super) fn of_sqlite(row: &rusqlite::Row<'_>) -> Result<Row, Error> {
        let columns = 0..row.as_ref().column_count();
        let values = columns.map(|column| match row.get_ref(column)? {
            ValueRef::Null => Ok(Value::Null),
            ValueRef::Integer(number) => Ok(Value::Number(number)),
            ValueRef::Text(text) => Ok(Value::Text(String::from_utf8_lossy(text).into_owned())),
            other => Err(Error::Value(format!("a column of the type {}", other.data_type()))),
        });
        Ok(Row(values.collect::<Result<Vec<_>, _>>()?.into_iter()))
    }

    pub(super) fn of_postgres(row: &tokio_postgres::Row) -> Result<Row, Error> {
        let values = row.columns().iter().enumerate().map(|(index, column)| {
            Ok(match *column.type_() {
                Type::INT4 => {
                    row.try_get::<_, Option<i32>>(index)?.map_or(Value::Null, |n| Value::Number(n.into()))
                }
                Type::INT8 => row.try_get::<_, Option<i64>>(index)?.map_or(Value::Null, Value::Number),
                Type::TEXT => row.try_get::<_, Option<String>>(index)?.map_or(Value::Null, Value::Text),
                ref other => return Err(Error::unexpected(other)),
            })
        });
        Ok(Row(values.collect::<Result<Vec<_>, _>>()?.into_iter()))
    }

    /// The next column.
    pub fn take<T: FromValue>(&mut self) -> Result<T, Error> {
        let value = self.0.next().ok_or_else(|| Error::Value("too few columns".to_owned()))?;
        T::from_value(value.clone()).ok_or_else(|| Error::Value(format!("{value:?}")))
    }
}

impl<A: FromValue> FromRow for (A,) {
    fn from_row(row: &mut Row) -> Result<Self, Error> {
        Ok((row.take()?,))
    }
}

impl<A: FromValue, B: FromValue> FromRow for (A, B) {
    fn from_row(row: &mut Row) -> Result<Self, Error> {
        Ok((row.take()?, row.take()?))
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl FromValue for u64 {
    fn from_value(value: Value) -> Option<u64> {
        match value {
            Value::Number(number) => number.try_into().ok(),
            _ => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Option<Option<T>> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Value {
        Value::Number(number.try_into().unwrap_or(i64::MAX))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, T::into)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Number(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        column: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Number(number) if *column == Type::INT4 => i32::try_from(*number)?.to_sql(column, out),
            Value::Number(number) if *column == Type::INT8 => number.to_sql(column, out),
            Value::Text(text) if *column == Type::TEXT => text.to_sql(column, out),
            _ => Err(Error::unexpected(column).into()),
        }
    }

    /// Which types a value fits depends on the value: `to_sql` says so.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
