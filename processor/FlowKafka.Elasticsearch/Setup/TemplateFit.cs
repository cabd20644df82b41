using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Setup;

/// <summary>Makes a template suit the server: what it does not know is left out or said in another way.</summary>
internal sealed class TemplateFit(ServerFeatures features)
{
    private const string Optional = "ignore_missing_component_templates";

    /// <summary>Changes the template.</summary>
    /// <returns>What was left out, for users.</returns>
    public IReadOnlyList<string> Apply(JsonObject template)
    {
        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        FitParts(template, leftOut);
        if (template["template"]?["settings"] is JsonObject settings)
            FitSettings(settings, leftOut);
        if (template["template"]?["mappings"]?["properties"] is JsonObject properties)
            FitFields(properties, leftOut);
        return [.. leftOut];
    }

    // Without the option a part that is not there would make the server refuse the template.
    private void FitParts(JsonObject template, SortedSet<string> leftOut)
    {
        if (features.HasOptionalParts || template[Optional] is not JsonArray optional)
            return;
        var names = optional.Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        var kept = template["composed_of"]!.AsArray().Select(name => (string)name!).Where(name => !names.Contains(name));
        template["composed_of"] = new JsonArray([.. kept.Select(name => JsonValue.Create(name))]);
        template.Remove(Optional);
        leftOut.Add(string.Join(", ", names));
    }

    private void FitSettings(JsonObject settings, SortedSet<string> leftOut)
    {
        if (!features.HasIndexMode)
        {
            var isOther = (string?)settings["index.mode"] == "logsdb";
            settings.Remove("index.mode");
            settings.Remove("index.sort.field");
            settings.Remove("index.sort.order");
            if (isOther)
                leftOut.Add("index.mode logsdb");
        }

        // ISM's policies name their indices themselves.
        if (features.HasIsm)
            settings.Remove("index.lifecycle.name");
    }

    private void FitFields(JsonObject fields, SortedSet<string> leftOut)
    {
        foreach (var (_, value) in fields)
        {
            var field = value!.AsObject();
            foreach (var inner in (ReadOnlySpan<string>)["properties", "fields"])
            {
                if (field[inner] is JsonObject more)
                    FitFields(more, leftOut);
            }

            switch ((string?)(field["type"] as JsonValue))
            {
                case "match_only_text" when !features.HasMatchOnlyText:
                    field["type"] = "text";
                    leftOut.Add("match_only_text (text instead)");
                    break;
                case "constant_keyword" when !features.HasConstantKeyword:
                    field["type"] = "keyword";
                    field.Remove("value");
                    leftOut.Add("constant_keyword (keyword instead)");
                    break;
            }
        }
    }
}
