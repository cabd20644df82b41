namespace FlowKafka.Elasticsearch.Setup;

/// <summary>Who is set up: a cluster or Kibana, or what stands in for one in a dry run.</summary>
internal interface ISetupServer
{
    /// <summary>Asks for something.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    Task<ServerAnswer> ReadAsync(SetupRequest request, CancellationToken stop);

    /// <summary>Changes something.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    Task<ServerAnswer> WriteAsync(SetupRequest request, CancellationToken stop);

    /// <summary>False where nothing is changed: in a dry run.</summary>
    bool Changes { get; }

    /// <summary>What to tell the user about an answer that is no success: one line.</summary>
    string Explain(ServerAnswer answer);
}
