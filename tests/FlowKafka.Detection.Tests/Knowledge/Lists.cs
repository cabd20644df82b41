using System.Text;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Tests.Knowledge;

/// <summary>Lists for tests, written as files are.</summary>
internal static class Lists
{
    public static KnownList Of(string name, ListKind kind, params string[] lines) => Read(name, kind, ListFormat.Auto, lines);

    public static KnownList Read(string name, ListKind kind, ListFormat format, params string[] lines) =>
        ListReader.Read(name, kind, format, "f.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static IpAddress Ip(string text) => IpAddress.Parse(text);
}
