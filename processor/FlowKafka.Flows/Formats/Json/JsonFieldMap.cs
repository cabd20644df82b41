using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowKafka.Flows;

/// <summary>
/// The members of a JSON document that are fields of a format. A path names them, <c>outer/inner</c>; several paths may
/// lead to one field, and of members that are there the last one holds.
/// </summary>
internal sealed class JsonFieldMap
{
    private readonly JsonFieldNode _root = new();

    public void Add(string path, int field)
    {
        var node = _root;
        var names = path.Split('/');
        foreach (var name in names.AsSpan(0, names.Length - 1))
            node = node.Inner(name);
        node.Add(names[^1], field);
    }

    /// <summary>Reads the document that the data begins with. Short of its end the fields are those found before.</summary>
    /// <param name="data">Bytes from the document's first brace on; more may follow it.</param>
    /// <param name="fields">Takes the fields.</param>
    /// <param name="length">The document's length, when it is whole.</param>
    public JsonEnd Read(ReadOnlySpan<byte> data, RecordFields fields, out int length)
    {
        fields.Clear();
        length = 0;
        if (data.IsEmpty || data[0] != '{')
            return data.IsEmpty ? JsonEnd.Short : JsonEnd.Invalid;
        var at = Read(ref MemoryMarshal.GetReference(data), 1, data.Length, 1, _root, fields);
        if (at < 0)
            return at == JsonScan.Short ? JsonEnd.Short : JsonEnd.Invalid;
        length = at;
        return JsonEnd.Whole;
    }

    /// <summary>Reads an object from behind its first brace; steps are those of <see cref="JsonScan"/>.</summary>
    private static int Read(ref byte data, int at, int length, int depth, JsonFieldNode node, RecordFields fields)
    {
        if ((at = JsonScan.Space(ref data, at, length)) < 0)
            return at;
        if (Unsafe.Add(ref data, at) == '}')
            return at + 1;
        for (var member = JsonFieldNode.First; ;)
        {
            if (Unsafe.Add(ref data, at) != '"')
                return JsonScan.Invalid;
            if ((at = node.Pass(ref data, at + 1, length, ref member)) < 0 || (at = JsonScan.Colon(ref data, at + 1, length)) < 0
                || (at = JsonScan.Space(ref data, at, length)) < 0)
                return at;
            ref readonly var entry = ref node[member];
            var mark = Unsafe.Add(ref data, at);
            if (mark is (byte)'{' or (byte)'[')
            {
                at = entry.Inner is null || mark == '[' ? JsonScan.Nested(ref data, at, length, depth)
                    : Read(ref data, at + 1, length, depth + 1, entry.Inner, fields);
                if (at < 0)
                    return at;
            }
            else
            {
                if ((at = JsonScan.Scalar(ref data, at, length, mark, out var text)) < 0)
                    return at;
                if (entry.Field >= 0)
                    fields.Set(entry.Field, text);
            }

            if ((at = JsonScan.Space(ref data, at, length)) < 0)
                return at;
            if (Unsafe.Add(ref data, at) == '}')
                return at + 1;
            if (Unsafe.Add(ref data, at) != ',')
                return JsonScan.Invalid;
            if ((at = JsonScan.Space(ref data, at + 1, length)) < 0)
                return at;
        }
    }
}
