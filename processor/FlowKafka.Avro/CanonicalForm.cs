using System.Globalization;
using System.Text;

namespace FlowKafka.Avro;

/// <summary>
/// A schema's Parsing Canonical Form (Apache Avro 1.11, "Parsing Canonical Form for Schemas"): what a reader of the data
/// has to know, without documentation, defaults and order, with full names, in one spelling. Names are ASCII, so that
/// nothing needs an escape.
/// </summary>
internal sealed class CanonicalForm
{
    private readonly StringBuilder _form = new();
    private readonly HashSet<SchemaNode> _defined = [];

    /// <summary>Gives the canonical form of a schema in JSON.</summary>
    /// <exception cref="AvroSchemaException">It is no schema.</exception>
    public static string Of(string schema) => AvroSchema.Parse(schema).Canonical;

    /// <summary>Gives the canonical form of a schema.</summary>
    public static string Of(SchemaNode schema)
    {
        var form = new CanonicalForm();
        form.Append(schema);
        return form._form.ToString();
    }

    private void Append(SchemaNode schema)
    {
        switch (schema.Type)
        {
            case AvroType.Union:
                AppendList(schema.Branches, Append);
                break;
            case AvroType.Array:
                AppendItem("array", "items", schema);
                break;
            case AvroType.Map:
                AppendItem("map", "values", schema);
                break;
            case AvroType.Record or AvroType.Enum or AvroType.Fixed:
                AppendNamed(schema);
                break;
            default:
                AppendText(schema.Type.Name());
                break;
        }
    }

    private void AppendItem(string type, string item, SchemaNode schema)
    {
        _form.Append(CultureInfo.InvariantCulture, $"{{\"type\":\"{type}\",\"{item}\":");
        Append(schema.Item!);
        _form.Append('}');
    }

    private void AppendNamed(SchemaNode schema)
    {
        if (!_defined.Add(schema))
        {
            AppendText(schema.Name);
            return;
        }

        var type = schema.IsError ? "error" : schema.Type.Name();
        _form.Append(CultureInfo.InvariantCulture, $"{{\"name\":\"{schema.Name}\",\"type\":\"{type}\",");
        switch (schema.Type)
        {
            case AvroType.Record:
                _form.Append("\"fields\":");
                AppendList(schema.Fields, AppendField);
                break;
            case AvroType.Enum:
                _form.Append("\"symbols\":");
                AppendList(schema.Symbols, AppendText);
                break;
            default:
                _form.Append(CultureInfo.InvariantCulture, $"\"size\":{schema.Size}");
                break;
        }

        _form.Append('}');
    }

    private void AppendField(SchemaField field)
    {
        _form.Append(CultureInfo.InvariantCulture, $"{{\"name\":\"{field.Name}\",\"type\":");
        Append(field.Type);
        _form.Append('}');
    }

    private void AppendList<T>(T[] list, Action<T> append)
    {
        _form.Append('[');
        for (var i = 0; i < list.Length; i++)
        {
            if (i > 0)
                _form.Append(',');
            append(list[i]);
        }

        _form.Append(']');
    }

    private void AppendText(string text) => _form.Append('"').Append(text).Append('"');
}
