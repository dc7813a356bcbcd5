//! Reading JSON with the browser's own parser.
//!
//! The browser parses; this asks each object for the fields that a type names, in its own order, so that only the shortest
//! of the code that `serde` derives is kept: what reads a list.
//!
//! Measured: a module that reads the types of [`page_data`](crate::page_data) and nothing else, with its glue, in bytes after brotli.
//! - This reader: 15.6 kB.
//! - `serde-wasm-bindgen` 0.6, which asks the same parser: 39.4 kB. It reads objects as maps, with the code that `serde`
//!   derives for names, and has messages that nobody would read.
//! - `serde_json`: 39.7 kB. It brings a parser of its own, and arithmetic for numbers that pages do not have.

use js_sys::{Array, JSON, Reflect};
use send_wrapper::SendWrapper;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
    value::U32Deserializer,
};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// Reads a value of a type; `None` when the text is not JSON or not of that type.
pub fn parse<T: for<'a> Deserialize<'a>>(text: &str) -> Option<T> {
    T::deserialize(Value(JSON::parse(text).ok()?)).ok()
}

/// JSON that the browser has parsed and of which the parts are read one by one, where the code for them is.
#[derive(Clone)]
pub struct Parsed(SendWrapper<JsValue>);

impl Parsed {
    /// Parses a text; `None` when it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(SendWrapper::new(JSON::parse(text).ok()?)))
    }

    /// A field of an object; `None` where there is none.
    pub fn field(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        (!value.is_undefined()).then(|| Self(SendWrapper::new(value)))
    }

    /// Reads it as a value of a type; `None` when it is not of that type.
    pub fn read<T: for<'a> Deserialize<'a>>(self) -> Option<T> {
        T::deserialize(Value(self.0.take())).ok()
    }
}

/// A value that the browser has parsed.
struct Value(JsValue);

/// A value is not of the type that was asked for. It carries no words, for the visitor is told something else.
#[derive(Debug)]
struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unexpected type")
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// What does not depend on the type that is read. Inlined, it would be there again for every field of every type.
impl Value {
    #[inline(never)]
    fn number(&self) -> Result<u64, Mismatch> {
        self.0.as_f64().filter(|number| *number >= 0.0).map(|number| number as u64).ok_or(Mismatch)
    }

    #[inline(never)]
    fn text(&self) -> Result<String, Mismatch> {
        self.0.as_string().ok_or(Mismatch)
    }

    #[inline(never)]
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    #[inline(never)]
    fn items(self) -> Result<Items, Mismatch> {
        Ok(Items { items: self.0.dyn_into().map_err(|_| Mismatch)?, next: 0 })
    }

    #[inline(never)]
    fn fields(self, names: &'static [&'static str]) -> Result<Fields, Mismatch> {
        self.0.is_object().then(|| Fields { object: self.0, names: names.iter() }).ok_or(Mismatch)
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            visitor.visit_u64(self.number()?)
        })*
    };
}

macro_rules! never_used {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
            Err(Mismatch)
        })*
    };
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    whole_numbers!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);

    never_used!(
        deserialize_any deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_f32 deserialize_f64
        deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_map deserialize_identifier
        deserialize_ignored_any
    );

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.0.as_bool().ok_or(Mismatch)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.fields(fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        // A variant without values is a text; one with values is an object that has its name.
        let text = self.0.as_string();
        let is_named = |variant: &&&str| match &text {
            Some(text) => text == **variant,
            None => Reflect::has(&self.0, &JsValue::from_str(variant)).unwrap_or(false),
        };
        let (index, variant) = variants.iter().enumerate().find(|(_, variant)| is_named(variant)).ok_or(Mismatch)?;
        let value = Reflect::get(&self.0, &JsValue::from_str(variant)).unwrap_or(JsValue::UNDEFINED);
        visitor.visit_enum(Variant { index: index as u32, value: Value(value) })
    }
}

struct Items {
    items: Array,
    next: u32,
}

impl Items {
    #[inline(never)]
    fn next_value(&mut self) -> Option<Value> {
        let index = self.next;
        (index < self.items.length()).then(|| {
            self.next += 1;
            Value(self.items.get(index))
        })
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        self.next_value().map(|value| seed.deserialize(value)).transpose()
    }
}

struct Fields {
    object: JsValue,
    names: std::slice::Iter<'static, &'static str>,
}

impl Fields {
    /// The value of the next field that the type names; undefined where the object has none.
    #[inline(never)]
    fn next_value(&mut self) -> Option<Value> {
        let name = JsValue::from_str(self.names.next()?);
        // Refused only for what is no object.
        Some(Value(Reflect::get(&self.object, &name).unwrap_or_default()))
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        self.next_value().map(|value| seed.deserialize(value)).transpose()
    }
}

struct Variant {
    index: u32,
    value: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Value;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Value), Mismatch> {
        let index: U32Deserializer<Mismatch> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.value))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_struct("", fields, visitor)
    }
}
