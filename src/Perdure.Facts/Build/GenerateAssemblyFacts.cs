using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Build;

/// <summary>
/// The build task that writes the facts of the referenced assemblies. It never fails a build: without facts the analyzers know less,
/// and say nothing that is wrong.
/// </summary>
public sealed class GenerateAssemblyFacts : Task
{
    private static readonly SummaryCache Summaries = new();
    private static readonly Lazy<FactsOptions> Shipped = new(FactsOptions.Shipped);

    /// <summary>The assemblies that the compiler is given, at the paths of their implementations (<c>@(ReferencePath)</c>).</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>
    /// The files that are copied beside the output (<c>@(ReferenceCopyLocalPaths)</c>): implementations of references that are only
    /// reference assemblies, and the assemblies on which the references depend.
    /// </summary>
    public ITaskItem[] Dependencies { get; set; } = [];

    /// <summary>
    /// The project's own lists of trusted and banned symbols (<c>PerdureSymbols.txt</c>), which hold inside other assemblies as well.
    /// </summary>
    public ITaskItem[] SymbolLists { get; set; } = [];

    /// <summary>
    /// The configuration files of the compiler (<c>@(EditorConfigFiles)</c>), whose options can trust and ban symbols as well.
    /// </summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>The simple name of the assembly that is compiled: it may see internal members of the assemblies that name it as a friend.</summary>
    public string AssemblyName { get; set; } = string.Empty;

    /// <summary>The file to write. It is left alone when its content would not change.</summary>
    [Required]
    public string FactsFile { get; set; } = string.Empty;

    /// <summary>Whether the facts are up to date. False after an unexpected error, so that the next build tries again.</summary>
    [Output]
    public bool IsUpToDate { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var inputs = ReferenceInputs.From(References, Dependencies);
            var result = new FactsGenerator(Options(), Summaries).Generate(inputs.Assemblies, inputs.Dependencies, inputs.Framework, AssemblyName);
            foreach (var message in result.Messages)
            {
                Log.LogMessage(MessageImportance.Low, "Perdure: {0}", message);
            }

            var isWritten = WriteWhenDifferent(result.Text);
            Log.LogMessage(
                MessageImportance.Low,
                "Perdure: facts of {0} referenced assemblies {1} '{2}'.",
                inputs.Assemblies.Count,
                isWritten ? "written to" : "are unchanged in",
                FactsFile);
            IsUpToDate = true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A warning would break builds that treat warnings as errors, for something that the author cannot repair.
            Log.LogMessage(
                MessageImportance.High,
                "Perdure: the referenced assemblies could not be analysed, so that calls into them are not checked: {0} Please report this at https://github.com/perdure/perdure/issues.",
                exception.Message);
            Log.LogMessage(MessageImportance.Low, exception.ToString());
        }

        return true;
    }

    private FactsOptions Options()
    {
        var symbols = new ProjectSymbols();
        foreach (var list in SymbolLists)
        {
            symbols.AddList(File.ReadAllText(list.ItemSpec));
        }

        foreach (var file in ConfigurationFiles)
        {
            symbols.AddOptions(File.ReadAllText(file.ItemSpec));
        }

        return symbols.IsEmpty ? Shipped.Value : FactsOptions.For(symbols);
    }

    private bool WriteWhenDifferent(string text)
    {
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        if (File.Exists(FactsFile) && File.ReadAllBytes(FactsFile).SequenceEqual(bytes))
        {
            return false;
        }

        // The compiler may be reading the old file for an editor at this moment: it is replaced as a whole.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(FactsFile))!);
        var temporary = FactsFile + ".new";
        File.WriteAllBytes(temporary, bytes);
        if (File.Exists(FactsFile))
        {
            File.Replace(temporary, FactsFile, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, FactsFile);
        }

        return true;
    }
}
