using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Verification.Frameworks;
using Perdure.Analyzers.Verification.Projects;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Makes a workspace solution of test projects.</summary>
internal sealed class SolutionBuilder(IReadOnlyList<TestProject> projects, SourceLayout layout = SourceLayout.AsWritten)
{
    /// <summary>The file that stands for the implicit usings of the SDK, which generates it.</summary>
    public const string ImplicitUsingsPath = "obj/GlobalUsings.g.cs";

    private readonly Dictionary<TestProject, ProjectId> _ids = [];
    private Solution _solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;

    /// <summary>The path of a file of a project in the solution.</summary>
    public static string PathOf(TestProject project, string file)
    {
        return $"/{project.Name}/{file}";
    }

    /// <summary>Builds the solution with the sources before any fix.</summary>
    public async Task<Solution> BuildAsync(CancellationToken cancellationToken)
    {
        foreach (var project in projects)
        {
            await AddAsync(project, cancellationToken);
        }

        return _solution;
    }

    private async Task<ProjectId> AddAsync(TestProject project, CancellationToken cancellationToken)
    {
        if (_ids.TryGetValue(project, out var known))
        {
            return known;
        }

        var id = ProjectId.CreateNewId(project.Name);
        _ids.Add(project, id);
        var references = project.MetadataReferences.ToList();
        var projectReferences = new List<ProjectReference>();
        foreach (var reference in project.ProjectReferences)
        {
            var referenced = await AddAsync(reference.Project, cancellationToken);
            if (reference.AsAssembly)
            {
                references.Add(await EmitReferenceAssemblyAsync(_solution.GetProject(referenced)!, cancellationToken));
            }
            else
            {
                projectReferences.Add(new ProjectReference(referenced));
            }
        }

        _solution = _solution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            project.Name,
            project.Name,
            LanguageNames.CSharp,
            filePath: PathOf(project, $"{project.Name}.csproj"),
            compilationOptions: new CSharpCompilationOptions(
                project.OutputKind, nullableContextOptions: project.Nullable, allowUnsafe: true),
            parseOptions: new CSharpParseOptions(project.LanguageVersion, DocumentationMode.Parse),
            projectReferences: projectReferences,
            metadataReferences: PlatformReferences.All.Concat(project.Frameworks.SelectMany(x => FrameworkReferences.Of(x))).Distinct()
                .Concat(references)));
        AddFiles(project, id);
        return id;
    }

    private void AddFiles(TestProject project, ProjectId id)
    {
        if (project.ImplicitUsings)
        {
            AddDocument(project, id, ImplicitUsingsPath, TestProject.ImplicitUsingsText);
        }

        foreach (var file in project.Files.Where(file => file.Before is not null))
        {
            AddDocument(project, id, file.Path, file.Before!.Text);
        }

        foreach (var (path, text) in project.AdditionalFiles)
        {
            _solution = _solution.AddAdditionalDocument(
                DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text), FoldersOf(path), PathOf(project, path));
        }

        foreach (var (path, text) in project.ConfigurationFiles)
        {
            _solution = _solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text), FoldersOf(path), PathOf(project, path));
        }
    }

    private void AddDocument(TestProject project, ProjectId id, string path, string text)
    {
        _solution = _solution.AddDocument(
            DocumentId.CreateNewId(id), Path.GetFileName(path), LaidOutText.Make(text, layout), FoldersOf(path), PathOf(project, path));
    }

    private static ImmutableArray<string> FoldersOf(string path)
    {
        return [.. (Path.GetDirectoryName(path) ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static async Task<MetadataReference> EmitReferenceAssemblyAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var image = new MemoryStream();
        var result = compilation.Emit(
            image,
            options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false),
            cancellationToken: cancellationToken);
        if (!result.Success)
        {
            throw new VerificationException(
                $"Project {project.Name} does not compile, so that it cannot be referenced as an assembly:\n"
                + string.Join("\n", result.Diagnostics));
        }

        image.Position = 0;
        return MetadataReference.CreateFromStream(image, filePath: $"/{project.Name}/obj/ref/{project.Name}.dll");
    }
}
