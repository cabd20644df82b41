using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Models' pictures, made for their data stream. Their ids are the same each time: those that are there already stay as they are.</summary>
internal static class ModelPictures
{
    /// <summary>All pictures of models.</summary>
    public static IEnumerable<LooseDocument> Of(IReadOnlyList<Model> models, string dataStreamNamespace, DateTimeOffset now)
    {
        var stream = DataStream.Models(dataStreamNamespace);
        return models
            .SelectMany(model => ModelDocument.Of(model, now.ToUnixTimeMilliseconds(), dataStreamNamespace))
            .Select(picture => new LooseDocument(stream.Name, picture.Id, picture.Json));
    }
}
