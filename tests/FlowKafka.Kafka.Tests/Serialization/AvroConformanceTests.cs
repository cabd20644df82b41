using System.Globalization;
using FlowKafka.Avro;

using FlowKafka.Flows;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>What we write python3-avro reads, and the other way round.</summary>
public sealed class AvroConformanceTests
{
    private const string Read = """
        import avro.schema, avro.io, io, sys
        schema = avro.schema.parse(open(sys.argv[1]).read())
        data = open(sys.argv[2], 'rb').read()
        source = io.BytesIO(data[10:])
        pack = avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(source))
        assert source.read() == b''
        for r in pack['records']:
            print(pack['tenants'][r['tenant']], pack['reporters'][r['reporter']], r['identity'].hex() if r['identity'] is not None else None,
                r['source'].hex(), r['destination'].hex(), r['sourcePort'], r['destinationPort'], r['protocol'], r['tcpFlags'],
                r['direction'], r['action'], r['start'], r['start'] + r['duration'], r['packets'], r['bytes'], sep='|')
        """;

    private const string Write = """
        import avro.schema, avro.io, io, sys
        schema = avro.schema.parse(open(sys.argv[1]).read())
        data = open(sys.argv[2], 'rb').read()
        pack = avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(io.BytesIO(data[10:])))
        out = io.BytesIO()
        avro.io.DatumWriter(schema).write(pack, avro.io.BinaryEncoder(out))
        open(sys.argv[3], 'wb').write(data[:10] + out.getvalue())
        """;

    private const string Canonical = """
        import avro.schema, sys
        print(avro.schema.parse(open(sys.argv[1]).read()).canonical_form)
        """;

    [Fact]
    public void FlowPack_AsPythonReadsIt_HasTheSameValues()
    {
        if (!PythonAvro.IsThere())
            return;
        var symbols = new SymbolTable();
        var records = FlowRecords.Of(seed: 11, count: 300, symbols);
        using var files = new Files("FlowPack", FlowPackTests.Pack(records, symbols));

        var lines = PythonAvro.Eval(Read, files.Schema, files.Message).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(records.Select(r => Line(r, symbols)), lines);
    }

    [Fact]
    public void FlowPack_AsPythonWritesIt_IsReadTheSame()
    {
        if (!PythonAvro.IsThere())
            return;
        var symbols = new SymbolTable();
        var records = FlowRecords.Of(seed: 12, count: 300, symbols);
        using var files = new Files("FlowPack", FlowPackTests.Pack(records, symbols));

        PythonAvro.Eval(Write, files.Schema, files.Message, files.Rewritten);

        var into = new FlowRecord[1];
        var count = FlowPackReader.Decode(File.ReadAllBytes(files.Rewritten), symbols, ref into);
        Assert.Equal(records.Select(r => Line(r, symbols)), into.Take(count).Select(r => Line(r, symbols)));
    }

    [Fact]
    public void Canonical_OfEverySchema_IsPythons()
    {
        if (!PythonAvro.IsThere())
            return;
        foreach (var schema in MessageSchema.All)
        {
            using var files = new Files(schema.Name, []);
            Assert.Equal(PythonAvro.Eval(Canonical, files.Schema).Trim(), CanonicalForm.Of(schema.Json));
        }
    }

    private static string Line(FlowRecord r, SymbolTable symbols) => string.Join('|',
        symbols[r.Tenant], symbols[r.Reporter], r.HasIdentity ? r.Identity.ToString("x32", CultureInfo.InvariantCulture) : "None",
        Hex(r.Source), Hex(r.Destination), r.SourcePort, r.DestinationPort, r.Protocol, r.TcpFlags,
        (int)r.Direction, (int)r.Action, r.Start, r.End, r.Packets, r.Bytes);

    private static string Hex(IpAddress address)
    {
        var bytes = new byte[16];
        return Convert.ToHexStringLower(bytes.AsSpan(0, address.WriteBytes(bytes)));
    }

    private sealed class Files : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("flowkafka-avro").FullName;

        internal Files(string schema, byte[] message)
        {
            File.WriteAllText(Schema, MessageSchema.Of(schema).Json);
            File.WriteAllBytes(Message, message);
        }

        internal string Schema => Path.Combine(_folder, "schema.avsc");

        internal string Message => Path.Combine(_folder, "message");

        internal string Rewritten => Path.Combine(_folder, "rewritten");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
