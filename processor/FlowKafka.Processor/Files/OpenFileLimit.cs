namespace FlowKafka.Processor.Files;

/// <summary>How many files may stay open at once; those beyond are opened for each block that is read of them.</summary>
internal sealed class OpenFileLimit(int most)
{
    /// <summary>Below what the strictest systems allow a process.</summary>
    public const int Usual = 200;

    private int _open;

    /// <summary>True when one more file may stay open: it has to <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (_open >= most)
            return false;
        _open++;
        return true;
    }

    /// <summary>A file that stayed open is closed.</summary>
    public void Leave() => _open--;
}
