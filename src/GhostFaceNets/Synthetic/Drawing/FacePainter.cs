using GhostFaceNets.Imaging;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Draws one view of one person, from the background to the glasses.</summary>
internal static class FacePainter
{
    public static Picture Paint(SyntheticPerson person, SyntheticView view)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(view.Resolution, view.Resolution, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var sketch = new Sketch(bitmap))
        {
            var pose = new HeadPose(person, view);
            BackgroundPainter.Paint(sketch, view);
            HairPainter.Back(sketch, pose, person, view);
            HeadPainter.Body(sketch, pose, person, view);
            HeadPainter.Ears(sketch, pose, person);
            HeadPainter.Face(sketch, pose, person);
            BeardPainter.Paint(sketch, pose, person);
            HeadPainter.Marks(sketch, pose, person, view);
            NosePainter.Paint(sketch, pose, person, view);
            MouthPainter.Paint(sketch, pose, person, view);
            EyePainter.Paint(sketch, pose, person, view);
            HeadPainter.Shade(sketch, pose, person, view);
            GlassesPainter.Arms(sketch, pose, person, view);
            HairPainter.Front(sketch, pose, person, view);
            GlassesPainter.Paint(sketch, pose, person, view);
        }

        if (view.Resolution == SyntheticFaces.Side) return Camera.Take(bitmap, view);
        using var full = new SKBitmap(new SKImageInfo(SyntheticFaces.Side, SyntheticFaces.Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.ScalePixels(full, new SKSamplingOptions(SKFilterMode.Linear));
        return Camera.Take(full, view);
    }
}
