using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Verification.Projects;

/// <summary>A project of a test: its files, references and options.</summary>
public sealed class TestProject(string name)
{
    /// <summary>What <c>ImplicitUsings</c> of the .NET SDK adds.</summary>
    public const string ImplicitUsingsText = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The name of the project and of its assembly.</summary>
    public string Name { get; } = name;

    /// <summary>The frameworks that the project references.</summary>
    public IList<TestFramework> Frameworks { get; } = [];

    /// <summary>The source files.</summary>
    public IList<TestFile> Files { get; } = [];

    /// <summary>Additional files, as path inside the project and text.</summary>
    public IDictionary<string, string> AdditionalFiles { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Configuration files (<c>.editorconfig</c>, <c>.globalconfig</c>), as path inside the project and text.</summary>
    public IDictionary<string, string> ConfigurationFiles { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The other test projects that this one references.</summary>
    public IList<TestProjectReference> ProjectReferences { get; } = [];

    /// <summary>Further metadata references.</summary>
    public IList<MetadataReference> MetadataReferences { get; } = [];

    /// <summary>The language version; the newest that the host knows unless set.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>What is built; a library unless set.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether the project has the implicit usings of the .NET SDK; it has unless set.</summary>
    public bool ImplicitUsings { get; set; } = true;

    /// <summary>Whether nullable reference types are on; they are unless set.</summary>
    public NullableContextOptions Nullable { get; set; } = NullableContextOptions.Enable;

    /// <summary>Adds a source file; <paramref name="after"/> is its text once everything is fixed, null where nothing changes.</summary>
    public TestProject Add(string path, string before, string? after = null)
    {
        Files.Add(new TestFile(path, before, after));
        return this;
    }

    /// <summary>Adds a source file that a fix creates.</summary>
    public TestProject AddCreated(string path, string after)
    {
        Files.Add(new TestFile(path, null, after));
        return this;
    }

    /// <summary>References another test project.</summary>
    public TestProject Reference(TestProject project, bool asAssembly = false)
    {
        ProjectReferences.Add(new TestProjectReference(project, asAssembly));
        return this;
    }
}
