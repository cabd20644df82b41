using System.Security.Cryptography;
using System.Text;
using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Correlation;

/// <summary>Names an entity, the same wherever and whenever it is computed.</summary>
public static class EntityId
{
    /// <summary>
    /// The first 128 bits, as 32 lower-case hexadecimal digits, of SHA-256 over the UTF-8 text of the kind, the account and
    /// the name with line feeds between them. People have no account: the same name is the same person in all of them.
    /// </summary>
    public static string Of(EntityKind kind, string account, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{NameOf(kind)}\n{(kind == EntityKind.User ? "" : account)}\n{name}")).AsSpan(0, 16));

    /// <summary>The kind in documents.</summary>
    internal static string NameOf(EntityKind kind) => kind switch
    {
        EntityKind.User => "user",
        EntityKind.Host => "host",
        _ => "instance",
    };

    /// <summary>The most telling name that an identity has: the person, else the machine, else the instance; null without any.</summary>
    internal static (EntityKind Kind, string Name)? Of(Identity identity) => identity switch
    {
        { User.Length: > 0 } => (EntityKind.User, identity.User),
        { Host.Length: > 0 } => (EntityKind.Host, identity.Host),
        { Instance.Length: > 0 } => (EntityKind.Instance, identity.Instance),
        _ => null,
    };
}
