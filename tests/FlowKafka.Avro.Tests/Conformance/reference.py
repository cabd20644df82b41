# Answers for cases of schemas and data with python3-avro: cases on stdin, answers on stdout, both JSON.
# A case is {writer, reader or null, data: [hex]}; an answer {canonical, fingerprint, data: [{value, written} or {error}]} or {error}.
# With a codec in the case, the answer is a {container} of the data.
import io
import json
import struct
import sys

import avro.datafile
import avro.io
import avro.schema


class Branch:
    """A union's value with the branch that was chosen, which the library forgets."""

    def __init__(self, index, value):
        self.index = index
        self.value = value


class Reader(avro.io.DatumReader):
    wanted = False

    def read_data(self, writer, reader, decoder):
        wanted, self.wanted = self.wanted, False
        if isinstance(reader, avro.schema.UnionSchema) and not isinstance(writer, avro.schema.UnionSchema):
            self.wanted = True
            chosen, value = super().read_data(writer, reader, decoder)
            value = Branch([s is chosen for s in reader.schemas].index(True), value)
        else:
            value = super().read_data(writer, reader, decoder)
        return (reader, value) if wanted else value

    def _read_default_value(self, schema, default):
        value = super()._read_default_value(schema, default)
        return Branch(0, value) if isinstance(schema, avro.schema.UnionSchema) else value


class Writer(avro.io.DatumWriter):
    def write_union(self, schema, branch, encoder):
        encoder.write_long(branch.index)
        self.write_data(schema.schemas[branch.index], branch.value, encoder)


def show(schema, value):
    kind = schema.type
    if kind in ("null", "boolean", "string", "enum"):
        return value
    if kind in ("int", "long"):
        return str(value)
    if kind == "float":
        return struct.pack(">d", struct.unpack("<f", struct.pack("<f", value))[0]).hex()
    if kind == "double":
        return struct.pack(">d", value).hex()
    if kind in ("bytes", "fixed"):
        return value.hex()
    if kind == "array":
        return [show(schema.items, item) for item in value]
    if kind == "map":
        return {key: show(schema.values, item) for key, item in value.items()}
    if kind == "union":
        return {str(value.index): show(schema.schemas[value.index], value.value)}
    return [show(field.type, value[field.name]) for field in schema.fields]


def read(writer, reader, data):
    try:
        source = io.BytesIO(data)
        value = Reader(writer, reader).read(avro.io.BinaryDecoder(source))
        if source.read() != b"":
            return {"error": "bytes are left over"}
        written = io.BytesIO()
        Writer(reader).write_data(reader, value, avro.io.BinaryEncoder(written))
        return {"value": show(reader, value), "written": written.getvalue().hex()}
    except Exception as error:
        return {"error": repr(error)}


def container(schema, codec, data):
    """A container file with the data, in blocks of a few."""
    file = io.BytesIO()
    writer = avro.datafile.DataFileWriter(file, Writer(schema), schema, codec=codec)
    for i, datum in enumerate(data):
        Writer(schema).write_data(schema, Reader(schema).read(avro.io.BinaryDecoder(io.BytesIO(datum))), writer.buffer_encoder)
        writer.block_count += 1
        if i % 3 == 2:
            writer.sync()
    writer.flush()
    return file.getvalue().hex()


def fingerprint(form):
    """CRC-64-AVRO bit by bit: the library has none."""
    value = 0xC15D213AA4D7A795
    for byte in form.encode():
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ (0xC15D213AA4D7A795 if value & 1 else 0)
    return f"{value:016x}"


def answer(case):
    try:
        writer = avro.schema.parse(case["writer"])
        reader = avro.schema.parse(case["reader"]) if case["reader"] else writer
    except Exception as error:
        return {"error": repr(error)}
    form = writer.canonical_form
    data = [bytes.fromhex(datum) for datum in case["data"]]
    if "codec" in case:
        return {"container": container(writer, case["codec"], data)}
    return {"canonical": form, "fingerprint": fingerprint(form), "data": [read(writer, reader, datum) for datum in data]}


sys.setrecursionlimit(10000)
json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
