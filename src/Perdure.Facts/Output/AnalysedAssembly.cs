using System;

namespace Perdure.Facts.Output;

/// <summary>An assembly that the facts speak of.</summary>
internal sealed class AnalysedAssembly
{
    public AnalysedAssembly(string name, Version version, bool isTrusted)
    {
        Name = name;
        Version = version;
        IsTrusted = isTrusted;
    }

    public string Name { get; }

    public Version Version { get; }

    public bool IsTrusted { get; }
}
