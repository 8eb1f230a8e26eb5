namespace Perdure.Facts.Metadata;

/// <summary>Whether a file can be read as an implementation assembly.</summary>
internal enum AssemblyImageStatus
{
    /// <summary>It is an assembly with method bodies.</summary>
    Implementation,

    /// <summary>It is a reference assembly: its bodies are empty, so that nothing can be said about them.</summary>
    ReferenceAssembly,

    /// <summary>It holds no managed code.</summary>
    Native,

    /// <summary>It is damaged or cannot be opened.</summary>
    Unreadable,
}
