using FlowKafka.Flows;

namespace FlowKafka.Processor.Verbs;

/// <summary>Reads <c>--avro-field srcaddr=flow.source.ip</c>.</summary>
internal static class AvroFieldOption
{
    /// <summary>The fields with what the options say.</summary>
    /// <exception cref="UserException">One is not so written, or names no part.</exception>
    public static AvroFields Apply(IEnumerable<string> options, AvroFields fields)
    {
        fields = fields with { };
        var known = typeof(AvroFields).GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(string)).ToArray();
        foreach (var option in options)
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw UserException.Usage($"--avro-field {option}: write PART=PATH, as srcaddr=flow.source.ip.");
            var part = option[..equals].Trim();
            var property = known.FirstOrDefault(candidate => candidate.Name.Equals(part, StringComparison.OrdinalIgnoreCase))
                ?? throw UserException.Usage($"--avro-field {option}: there is no part {part}; there are {string.Join(", ", known.Select(candidate => candidate.Name.ToLowerInvariant()))}.");
            property.SetValue(fields, option[(equals + 1)..].Trim());
        }

        return fields;
    }
}
