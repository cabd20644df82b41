namespace FlowKafka.Processor.Demo;

/// <summary>The files of a demonstration.</summary>
internal sealed class DemoFolder
{
    /// <summary>Makes the folder, and clears away what an earlier demonstration delivered.</summary>
    public DemoFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        Directory.CreateDirectory(Detections);
        foreach (var old in Directory.EnumerateFiles(Detections, "detections-*"))
            File.Delete(old);
    }

    public string Path { get; }

    /// <summary>Flow logs of the network, when they do not go over the embedded broker.</summary>
    public string JudgedLog => In("judged.log");

    /// <summary>What is true of each pair of the network.</summary>
    public string Labels => In("labels.json");

    /// <summary>Where the deliver stage writes.</summary>
    public string Detections => In("detections");

    public string Windows => In("windows.ndjson");

    public string Report => In("report.html");

    /// <summary>How many documents the deliver stage has written.</summary>
    public long CountDelivered() => Directory.EnumerateFiles(Detections, "detections-*.ndjson").Sum(file => File.ReadLines(file).LongCount());

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
