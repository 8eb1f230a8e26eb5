namespace Perdure.Analyzers.Verification;

/// <summary>How the files of a program are laid out. Fixes keep it, whatever the settings of the machine are.</summary>
public enum SourceLayout
{
    /// <summary>As the test has it.</summary>
    AsWritten,

    /// <summary>Line ends of Windows, and a byte order mark.</summary>
    Windows,

    /// <summary>Indentation by tabs.</summary>
    Tabs,

    /// <summary>The last line has no end.</summary>
    NoFinalLineEnd,
}
