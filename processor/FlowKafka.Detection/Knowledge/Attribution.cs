using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>What is mined, where and with what, as far as the evidence says so: a list before a model, a model before a port.</summary>
/// <param name="Coin">The coin's symbol, as <c>XMR</c>.</param>
/// <param name="Pool">The pool.</param>
/// <param name="Software">The miner's software.</param>
public sealed record Attribution(AttributedName Coin, AttributedName Pool, AttributedName Software)
{
    private const ListKinds OfMiners = ListKinds.Pool | ListKinds.Miner;

    /// <summary>Nothing is known.</summary>
    public static Attribution None { get; } = new(AttributedName.Unknown, AttributedName.Unknown, AttributedName.Unknown);

    /// <summary>Puts the evidence of a conversation together.</summary>
    /// <param name="model">The name of the best model that matches; empty when none does.</param>
    /// <param name="lists">The lists in effect.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="serverPort">The server's port; 0 when unknown.</param>
    public static Attribution Of(string model, KnownLists lists, in IpAddress server, ushort serverPort)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return Of(model, lists.Find(server, serverPort, OfMiners) ?? lists.Find(server, serverPort, ListKinds.Deny), lists.FindPort(serverPort, OfMiners));
    }

    /// <summary>Puts evidence together.</summary>
    /// <param name="model">The name of the best model that matches; empty when none does.</param>
    /// <param name="hit">The hit of the server on a list; null without one. On a list of pools a label stands for a missing pool.</param>
    /// <param name="port">The entry of the server's port; null without one.</param>
    public static Attribution Of(string model, ListHit? hit, ListHit? port)
    {
        var profile = ModelProfile.Of(model);
        var pool = hit is { Kind: ListKind.Pool, Pool: "" } ? hit.Label : hit?.Pool;
        return new(
            AttributedName.Of(hit?.Coin ?? "", profile.Coin, port?.Coin ?? ""),
            AttributedName.Of(pool ?? "", "", port?.Pool ?? ""),
            AttributedName.Of(hit?.Software ?? "", profile.Software, port?.Software ?? ""));
    }
}
