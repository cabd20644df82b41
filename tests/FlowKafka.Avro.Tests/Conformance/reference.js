// Answers for cases of schemas and data with avsc: its folder as the argument, cases on stdin, answers on stdout, both JSON.
// A case is {writer, reader or null, data: [hex]}; an answer {canonical, data: [{value, written} or {error}]} or {error}.
'use strict';

const avsc = require(process.argv[2]);
const fs = require('fs');

function bits(value) {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return buffer.toString('hex');
}

function show(type, value) {
  switch (type.typeName) {
    case 'null': case 'boolean': case 'string': case 'enum': return value;
    case 'int': case 'long': return String(value);
    case 'float': return bits(Math.fround(value));
    case 'double': return bits(value);
    case 'bytes': case 'fixed': return value.toString('hex');
    case 'array': return value.map((item) => show(type.itemsType, item));
    case 'map': return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, show(type.valuesType, item)]));
    case 'record': case 'error': return type.fields.map((field) => show(field.type, value[field.name]));
    default: {
      const name = value === null ? 'null' : Object.keys(value)[0];
      const index = type.types.findIndex((branch) => branch.branchName === name);
      return {[index]: show(type.types[index], value === null ? null : value[name])};
    }
  }
}

function read(type, resolver, data) {
  try {
    const value = type.fromBuffer(data, resolver);
    return {value: show(type, value), written: type.toBuffer(value).toString('hex')};
  } catch (error) {
    return {error: String(error)};
  }
}

function answer(one) {
  try {
    const options = () => ({wrapUnions: true, registry: {}});
    const writer = avsc.Type.forSchema(JSON.parse(one.writer), options());
    const reader = one.reader ? avsc.Type.forSchema(JSON.parse(one.reader), options()) : writer;
    const resolver = one.reader ? reader.createResolver(writer, {ignoreNamespaces: true}) : undefined;
    return {
      canonical: JSON.stringify(writer.schema()),
      data: one.data.map((data) => read(reader, resolver, Buffer.from(data, 'hex'))),
    };
  } catch (error) {
    return {error: String(error)};
  }
}

fs.writeFileSync(1, JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(answer)));
